import type { LegalClock } from '@hemicycle/contract'
import { instantAt, legalClock } from '@hemicycle/domain'
import type { authorities, bodies, meetings } from '../../kernel/db/schema/index.ts'
import { type OwnRules, ruleAmong, shownRule } from '../bodies/queries.ts'

type Authority = typeof authorities.$inferSelect
type Meeting = Pick<typeof meetings.$inferSelect, 'date' | 'time'>
type Body = Pick<typeof bodies.$inferSelect, 'id' | 'kind'>

export const startOf = (meeting: Meeting, timeZone: string): Date =>
  instantAt(meeting.date, meeting.time, timeZone)

/** What the clocks of an authority go by. */
export interface Regime {
  readonly authority: Authority
  readonly own: OwnRules
}

/** The legal clock of a meeting, by the law in force on its day or the stricter règlement intérieur of its body. */
export function clockOf(meeting: Meeting, body: Body, { authority, own }: Regime, now: Date): LegalClock {
  const rule = ruleAmong(own, authority.type, body, meeting.date)
  const { timeZone } = authority
  const startsAt = startOf(meeting, timeZone)
  const clock = legalClock({ meetingDate: meeting.date, rule, timeZone, now, startsAt })
  return {
    lastMoment: clock.lastMoment.toISOString(),
    lastDate: clock.latestSendDate,
    recommendedDate: clock.recommendedDate,
    verdict: clock.verdict,
    rule: shownRule(rule),
  }
}
