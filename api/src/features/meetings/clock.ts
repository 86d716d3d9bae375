import type { LegalClock } from '@hemicycle/contract'
import { instantAt, legalClock, noticeRule } from '@hemicycle/domain'
import type { authorities, bodies, meetings } from '../../kernel/db/schema/index.ts'
import { noticeOf } from '../authorities/queries.ts'

type Authority = typeof authorities.$inferSelect
type Meeting = Pick<typeof meetings.$inferSelect, 'date' | 'time'>
type Body = Pick<typeof bodies.$inferSelect, 'kind'>

export const startOf = (meeting: Meeting, timeZone: string): Date =>
  instantAt(meeting.date, meeting.time, timeZone)

/** The legal clock of a meeting, by the law in force on its day. */
export function clockOf(meeting: Meeting, body: Body, authority: Authority, now: Date): LegalClock {
  const rule = noticeRule(authority.type, body.kind, meeting.date)
  const { timeZone } = authority
  const startsAt = startOf(meeting, timeZone)
  const clock = legalClock({ meetingDate: meeting.date, rule, timeZone, now, startsAt })
  return {
    lastMoment: clock.lastMoment.toISOString(),
    lastDate: clock.latestSendDate,
    recommendedDate: clock.recommendedDate,
    verdict: clock.verdict,
    rule: noticeOf(authority.type, body.kind, meeting.date),
  }
}
