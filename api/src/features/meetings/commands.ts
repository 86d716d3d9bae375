import type { createMeeting, changeMeeting, Input, Meeting } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { agendaSections, bodies, meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting, meetingById } from './queries.ts'

export async function createMeetingCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createMeeting>,
): Promise<Meeting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const [body] = await sql.select().from(bodies).where(eq(bodies.id, input.bodyId))
    if (!body) throw new Problem('NOT_FOUND', 'body')
    const id = newId()
    const { authorityId } = actor
    const { date, time, place, sessionCode } = input
    await sql.insert(meetings).values({
      id,
      authorityId,
      bodyId: body.id,
      date,
      time,
      place,
      sessionCode: sessionCode ?? null,
      state: 'DRAFT',
      createdAt: now,
    })
    if (body.sections.length > 0)
      await sql.insert(agendaSections).values(
        body.sections.map((section, position) => ({
          id: newId(),
          authorityId,
          meetingId: id,
          ...section,
          position,
        })),
      )
    await record(sql, actor, now, {
      action: 'meeting.created',
      subject: 'meeting',
      subjectId: id,
      facts: { date, time },
    })
    await announce(sql, authorityId, { topic: 'meeting', meetingId: id })
    return meetingById(sql, id, now)
  })
}

export async function changeMeetingCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeMeeting>,
): Promise<Meeting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, input.meetingId)
    if (meeting.version !== input.version)
      throw new Problem('STALE_VERSION', '', { extra: { version: meeting.version } })
    if (meeting.state !== 'DRAFT')
      throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened: a new dispatch is needed')
    const { date, time, place, sessionCode = meeting.sessionCode } = input
    const version = meeting.version + 1
    // The date and the session are part of the numbers and of the cover: what was assembled is out of date.
    await sql
      .update(meetings)
      .set({ date, time, place, sessionCode, version, agendaVersion: meeting.agendaVersion + 1 })
      .where(eq(meetings.id, meeting.id))
    await record(sql, actor, now, {
      action: 'meeting.changed',
      subject: 'meeting',
      subjectId: meeting.id,
      facts: { date, time },
    })
    await announce(sql, actor.authorityId, { topic: 'meeting', meetingId: meeting.id })
    return meetingById(sql, meeting.id, now)
  })
}
