import type { CalendarMeeting } from '@hemicycle/contract'
import {
  addDays,
  calendarFeed,
  type CalendarEvent,
  civilDateIn,
  MEETING_MINUTES,
  Problem,
} from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import { calendarFeeds, councillors } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { eventIdOf } from '../../kernel/notify/event-id.ts'
import { fingerprint } from '../../kernel/secrets.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { calendarOf } from './queries.ts'

const DAYS_BEFORE = 90
const DAYS_AFTER = 400

/** The calendar of whoever holds the address, as calendar programs read it: the meetings of the bodies that this person sits in. */
export async function sendFeed(
  deps: Deps,
  _actor: Actor | null,
  { request, reply }: Exchange,
): Promise<void> {
  const { feedToken } = request.params as { feedToken: string }
  const tokenHash = fingerprint(feedToken.replace(/\.ics$/u, ''))
  const now = deps.clock.now()
  // Nobody is signed in: the address alone says of which authority and of whom.
  const [feed] = await asSystem(deps, (sql) =>
    sql
      .update(calendarFeeds)
      .set({ lastReadAt: now })
      .where(and(eq(calendarFeeds.tokenHash, tokenHash), isNull(calendarFeeds.revokedAt)))
      .returning(),
  )
  if (!feed) throw new Problem('NOT_FOUND', 'calendar')
  const text = await inTx(deps, { authorityId: feed.authorityId }, async (sql) => {
    const [person] = await sql.select().from(councillors).where(eq(councillors.id, feed.councillorId))
    if (!person || person.removedAt !== null) throw new Problem('NOT_FOUND', 'calendar')
    const { name, timeZone } = await currentAuthority(sql)
    const today = civilDateIn(now, timeZone)
    const all = await calendarOf(
      sql,
      feed.councillorId,
      addDays(today, -DAYS_BEFORE),
      addDays(today, DAYS_AFTER),
    )
    return calendarFeed(
      name,
      all.filter((one) => one.mine || one.convened).map((one) => toEvent(one, deps.config.mail.from, now)),
    )
  })
  void reply
    .headers({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=900',
      'content-disposition': 'inline; filename="agenda.ics"',
    })
    .send(text)
  await reply
}

/** The same event as in the mail that convened: a program that has read both keeps one. */
function toEvent(
  { id, startsAt, cancelled, body, place, remoteLink }: CalendarMeeting,
  from: string,
  now: Date,
): CalendarEvent {
  return {
    uid: eventIdOf(id, from),
    sequence: 0,
    stampedAt: now,
    startsAt: new Date(startsAt),
    minutes: MEETING_MINUTES,
    summary: body.name,
    place,
    description: remoteLink ?? '',
    url: remoteLink ?? '',
    cancelled,
  }
}
