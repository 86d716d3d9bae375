import type { announceMeeting, AnnouncedMeeting, createFeed, Input, Output } from '@hemicycle/contract'
import { and, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { calendarFeeds, meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { PREFIX } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { announcedById } from './queries.ts'

/** A new secret address; whoever holds the former one reads nothing any more. */
export async function createFeedCommand(deps: Deps, actor: Actor): Promise<Output<typeof createFeed>> {
  return inTx(deps, actor, async (sql) => {
    const councillorId = existing(actor.councillorId ?? undefined, 'councillor')
    const token = newToken()
    const [id, createdAt] = [newId(), deps.clock.now()]
    await revoke(deps, sql, councillorId)
    const { authorityId } = actor
    await sql
      .insert(calendarFeeds)
      .values({ id, authorityId, councillorId, tokenHash: fingerprint(token), createdAt })
    await record(sql, actor, createdAt, {
      action: 'calendar.feed-created',
      subject: 'calendar-feed',
      subjectId: id,
    })
    return { path: `${PREFIX}/calendars/${token}.ics` }
  })
}

export async function removeFeedCommand(deps: Deps, actor: Actor): Promise<Record<string, never>> {
  return inTx(deps, actor, async (sql) => {
    const councillorId = existing(actor.councillorId ?? undefined, 'councillor')
    await revoke(deps, sql, councillorId)
    const subjectId = councillorId
    await record(sql, actor, deps.clock.now(), {
      action: 'calendar.feed-removed',
      subject: 'councillor',
      subjectId,
    })
    return {}
  })
}

const revoke = (deps: Deps, sql: Sql, councillorId: string) =>
  sql
    .update(calendarFeeds)
    .set({ revokedAt: deps.clock.now() })
    .where(and(eq(calendarFeeds.councillorId, councillorId), isNull(calendarFeeds.revokedAt)))

/** Shows a meeting in the élus' calendar, or hides one that was not convened yet; and where to join it from afar. */
export async function announceMeetingCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, announced, remoteLink }: Input<typeof announceMeeting>,
): Promise<AnnouncedMeeting> {
  return inTx(deps, actor, async (sql) => {
    const rows = await sql
      .update(meetings)
      .set({ announced, remoteLink })
      .where(eq(meetings.id, meetingId))
      .returning({ id: meetings.id })
    existing(rows[0], 'meeting')
    const facts = { announced, remote: remoteLink !== null }
    const fact = { action: 'meeting.announced', subject: 'meeting', subjectId: meetingId, facts }
    await record(sql, actor, deps.clock.now(), fact)
    await announce(sql, actor.authorityId, { topic: 'meeting', meetingId })
    return announcedById(sql, meetingId)
  })
}
