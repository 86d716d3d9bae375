import type { DispatchJudgement } from '@hemicycle/contract'
import { type Deadline, judgeSending } from '@hemicycle/domain'

/** What a judge would say of a convocation sent at `now`, without urgency, to one who can or cannot be reached by mail. */
export function judgementOf(deadline: Deadline, reachable: boolean, now: Date): DispatchJudgement {
  const sending = reachable
    ? { at: now, urgent: false }
    : { at: null, failure: 'NO_CHANNEL' as const, urgent: false }
  const { level, reason, ways, earliest } = judgeSending(sending, deadline, now)
  return { level, reason, ways: [...ways], earliest }
}
