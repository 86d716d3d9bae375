import type { DispatchJudgement } from '@hemicycle/contract'
import { type Deadline, judgeSending } from '@hemicycle/domain'

/** For who was not sent anything, what matters is that: no day is late. */
const NONE = { days: 0, counting: 'SIMPLE', article: '', toConfirm: false } as const
const NO_DELAY: Deadline = { meetingDate: '9999-12-31', rule: { ...NONE, urgency: NONE }, timeZone: 'UTC' }

/** What a judge would say of a convocation sent at `now`, without urgency, to one who can or cannot be reached by mail. No deadline: the law sets no delay. */
export function judgementOf(deadline: Deadline | null, reachable: boolean, now: Date): DispatchJudgement {
  if (deadline === null && reachable)
    return { level: 'COMPLIANT', reason: 'NO_VOTE_NO_DELAY', ways: [], earliest: null }
  const sending = reachable
    ? { at: now, urgent: false }
    : { at: null, failure: 'NO_CHANNEL' as const, urgent: false }
  const { level, reason, ways, earliest } = judgeSending(sending, deadline ?? NO_DELAY, now)
  return { level, reason, ways: [...ways], earliest }
}
