import type { Input, Meeting, postponeMeeting } from '@hemicycle/contract'
import { civilDateIn, earliestMeeting, Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { noticeRuleOf } from '../bodies/queries.ts'
import { lockMeeting, meetingById, startOf } from '../meetings/queries.ts'

/**
 * A convened meeting is put off: another date, hour or place is another meeting to come to, and its whole delay runs again. Refused where
 * that delay is no longer there. The cahier is made again with its new date, and the dispatch that says so then leaves. What had been
 * sent stays as it was.
 */
export async function postponeMeetingCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, date, time, place }: Input<typeof postponeMeeting>,
): Promise<Meeting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting, body } = await lockMeeting(sql, meetingId)
    const { type, timeZone } = await currentAuthority(sql)
    if (meeting.state !== 'CONVENED' || meeting.withoutQuorum || startOf(meeting, timeZone) <= now)
      throw new Problem('NOT_ALLOWED_NOW', 'only a meeting convened and still to come is postponed')
    const same = date === meeting.date && time === meeting.time && place.trim() === meeting.place
    // Asked twice, by two clicks or two clerks: it is put off once.
    if (same) return meetingById(sql, meetingId, now)
    const rule = await noticeRuleOf(sql, type, body, date)
    const earliest = earliestMeeting(civilDateIn(now, timeZone), rule)
    if (date < earliest)
      throw new Problem('DEADLINE_PASSED', earliest, { extra: { date: earliest, article: rule.article } })
    // Where no delay exists, the day alone does not tell that the hour is past.
    if (startOf({ date, time }, timeZone) <= now)
      throw new Problem('INVALID_INPUT', 'time', { violations: [{ field: 'time', reason: 'is past' }] })
    const moved = { date, time, place: place.trim(), version: meeting.version + 1, agendaVersion: meeting.agendaVersion + 1 } // prettier-ignore
    await sql.update(meetings).set(moved).where(eq(meetings.id, meetingId))
    const facts = { from: meeting.date, date, time }
    await record(sql, actor, now, { action: 'meeting.postponed', subject: 'meeting', subjectId: meetingId, facts }) // prettier-ignore
    await announce(sql, actor.authorityId, { topic: 'meeting', meetingId })
    return meetingById(sql, meetingId, now)
  })
}
