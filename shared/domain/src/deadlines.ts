import { addDays, civilDateIn, daysBetween, endOfDay, type CivilDate } from './dates.ts'
import type { Delay, NoticeRule } from './regime-types.ts'

/** IN_TIME: nothing to fear. RECOMMENDED_PASSED: still legal. URGENT_ONLY: with a reason and a vote. TOO_LATE: not for this day. */
export type ClockVerdict = 'IN_TIME' | 'RECOMMENDED_PASSED' | 'URGENT_ONLY' | 'TOO_LATE'

type DayCount = Pick<Delay, 'days' | 'counting'>

/**
 * The last civil day on which a convocation may legally be sent. Saturdays, Sundays and holidays count and extend nothing
 * (CE 12 July 1955, Mignaloux-Beauvoir; CE 13 Oct. 1993, d'André, n° 141677; art. 642 CPC does not apply).
 * What counts is the day of sending, not of receipt (CE 5 Feb. 1954, Peslier; CE 19 June 1992, n° 99964).
 */
export function latestSend(meetingDate: CivilDate, rule: DayCount): CivilDate {
  const franc = rule.counting === 'FRANC' ? 1 : 0
  return addDays(meetingDate, -(rule.days + franc))
}

/** The first day on which a meeting may be held when its convocation leaves on `sendDate`: what « déplacer la séance » proposes. */
export function earliestMeeting(sendDate: CivilDate, rule: DayCount): CivilDate {
  return addDays(sendDate, daysBetween(latestSend(sendDate, rule), sendDate))
}

/** The last day that stays legal even if a judge counted jours francs: no case law settles it where the text only says « jours ». */
export function recommendedSend(meetingDate: CivilDate, rule: DayCount): CivilDate {
  // Without a legal delay there is nothing to be careful about.
  return latestSend(meetingDate, rule.days === 0 ? rule : { ...rule, counting: 'FRANC' })
}

export interface Deadline {
  readonly meetingDate: CivilDate
  readonly rule: NoticeRule
  /** IANA zone of the authority: the day of sending is the day it is there. */
  readonly timeZone: string
  /** When the meeting begins. Where no delay exists (a committee), it is what ends the day of sending. */
  readonly startsAt?: Date
}

export interface LegalClock {
  readonly latestSendDate: CivilDate
  /** The last millisecond of that day in the authority's zone, or the start of the meeting when it comes first. */
  readonly lastMoment: Date
  readonly recommendedDate: CivilDate
  readonly verdict: ClockVerdict
  /** Until `lastMoment`, in milliseconds; negative once it has passed. */
  readonly remainingMs: number
}

interface ClockInput extends Deadline {
  readonly now: Date
}

/** Where a convocation stands at the instant `now`, were it sent at once. */
export function legalClock({ meetingDate, rule, timeZone, now, startsAt }: ClockInput): LegalClock {
  const latestSendDate = latestSend(meetingDate, rule)
  const recommendedDate = recommendedSend(meetingDate, rule)
  const endOfSending = endOfDay(latestSendDate, timeZone)
  const lastMoment = startsAt && startsAt < endOfSending ? startsAt : endOfSending
  const today = civilDateIn(now, timeZone)
  const verdict =
    startsAt && now >= startsAt
      ? 'TOO_LATE'
      : today <= recommendedDate
        ? 'IN_TIME'
        : today <= latestSendDate
          ? 'RECOMMENDED_PASSED'
          : today <= latestSend(meetingDate, rule.urgency)
            ? 'URGENT_ONLY'
            : 'TOO_LATE'
  return {
    latestSendDate,
    lastMoment,
    recommendedDate,
    verdict,
    remainingMs: lastMoment.getTime() - now.getTime(),
  }
}

/** Whether something sent at an instant respected the ordinary delay. A meeting is compliant when every recipient is. */
export function isInTime(sentAt: Date, { meetingDate, rule, timeZone, startsAt }: Deadline): boolean {
  const begun = startsAt !== undefined && sentAt >= startsAt
  return !begun && civilDateIn(sentAt, timeZone) <= latestSend(meetingDate, rule)
}
