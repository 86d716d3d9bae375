import { addDays, civilDateIn, type CivilDate } from './dates.ts'
import { type Deadline, earliestMeeting, latestSend, recommendedSend } from './deadlines.ts'

/**
 * What a judge would say of one councillor's convocation, from best to worst. COMPLIANT: nothing to fear. CAUTION: legal, but not if
 * jours francs were counted. URGENT: legal only by the urgency the assembly votes. LATE: legal if urgency is declared. UNLAWFUL: no way
 * to deliberate on that day. MISSING: not convened at all.
 */
export const LEVELS = ['COMPLIANT', 'CAUTION', 'URGENT', 'LATE', 'UNLAWFUL', 'MISSING'] as const
export type Level = (typeof LEVELS)[number]

export const REASONS = [
  'IN_TIME',
  'RECOMMENDED_PASSED',
  'URGENCY_TO_VOTE',
  'DELAY_PASSED',
  'URGENCY_FLOOR_PASSED',
  'MEETING_BEGUN',
  'NO_VOTE_NO_DELAY',
  'NO_CHANNEL',
  'NOT_REACHED',
] as const
export type Reason = (typeof REASONS)[number]

/**
 * The lawful ways out. DECLARE_URGENCY: motive, agenda point and vote. MOVE_MEETING: to `earliest` or later. HAND_DELIVERY: with a signed
 * receipt, whose day is the day of sending. GIVE_ADDRESS: correct it and send again. INFORMATION_ONLY: the item stays, without a vote.
 */
export const WAYS = [
  'DECLARE_URGENCY',
  'MOVE_MEETING',
  'HAND_DELIVERY',
  'GIVE_ADDRESS',
  'INFORMATION_ONLY',
] as const
export type Way = (typeof WAYS)[number]

export interface Judgement {
  readonly level: Level
  readonly reason: Reason
  readonly ways: readonly Way[]
  /** The first day a meeting convened by this sending could be held without urgency; null where nothing was sent. */
  readonly earliest: CivilDate | null
}

/** How one councillor was, or would now be, convened. */
export interface Sending {
  /** When it left. Null when nothing did: no channel to send by, or one that came back. */
  readonly at: Date | null
  readonly failure?: 'NO_CHANNEL' | 'NOT_REACHED'
  /** Whether the convocation declares urgency, with its motive. */
  readonly urgent: boolean
}

/**
 * Judges one sending. Urgency shortens the delay « sans pouvoir être inférieure à un jour franc » (L2121-11, L2121-12, L3121-19,
 * L4132-18; « la veille », L2541-2): under it, declaring urgency changes nothing. Nobody is convened to a meeting that has begun. Later
 * sendings are never judged better.
 */
export function judgeSending(sending: Sending, deadline: Deadline, now: Date): Judgement {
  if (sending.at === null) return notSent(sending.failure ?? 'NO_CHANNEL', deadline, now)
  const { meetingDate, rule, timeZone, startsAt } = deadline
  const day = civilDateIn(sending.at, timeZone)
  const earliest = earliestMeeting(day, rule)
  const judged = (level: Level, reason: Reason, ways: readonly Way[] = []): Judgement => ({
    level,
    reason,
    ways,
    earliest,
  })
  const begun = startsAt !== undefined && sending.at >= startsAt
  if (!begun && day <= recommendedSend(meetingDate, rule)) return judged('COMPLIANT', 'IN_TIME')
  if (!begun && day <= latestSend(meetingDate, rule)) return judged('CAUTION', 'RECOMMENDED_PASSED')
  const floorPassed = day > latestSend(meetingDate, rule.urgency)
  if (floorPassed || begun) {
    const reason = floorPassed ? 'URGENCY_FLOOR_PASSED' : 'MEETING_BEGUN'
    return judged('UNLAWFUL', reason, ['MOVE_MEETING', 'INFORMATION_ONLY'])
  }
  if (sending.urgent) return judged('URGENT', 'URGENCY_TO_VOTE')
  return judged('LATE', 'DELAY_PASSED', ['DECLARE_URGENCY', 'MOVE_MEETING', 'INFORMATION_ONLY'])
}

/** Nobody may be left out: a convocation that did not go to one member voids the meeting's acts, even those he came to. */
function notSent(reason: 'NO_CHANNEL' | 'NOT_REACHED', deadline: Deadline, now: Date): Judgement {
  const ifNow = judgeSending({ at: now, urgent: false }, deadline, now)
  const ways = new Set<Way>(['HAND_DELIVERY', 'GIVE_ADDRESS', ...ifNow.ways])
  ways.delete('INFORMATION_ONLY')
  return { level: 'MISSING', reason, ways: [...ways], earliest: null }
}

/** The worse of two, by level. */
export const worse = (a: Judgement, b: Judgement): Judgement =>
  LEVELS.indexOf(b.level) > LEVELS.indexOf(a.level) ? b : a

/**
 * One agenda item: what its worst convened councillor makes it, since one irregular convocation taints the deliberation for all (CE 30
 * March 2021, n° 446461, keeps the exception of one who is proved to have received it in time). Each councillor counts from the first
 * dispatch that carried the item: a supplementary one has its own delay. An item without a vote needs none.
 */
export function judgeItem(deliberative: boolean, councillors: readonly Judgement[]): Judgement {
  const [first, ...others] = councillors
  if (!deliberative || !first)
    return { level: 'COMPLIANT', reason: 'NO_VOTE_NO_DELAY', ways: [], earliest: first?.earliest ?? null }
  return others.reduce(worse, first)
}

/** The day after which the second meeting may be held once quorum was missing, and how it comes about. */
export function secondMeeting(
  meetingDate: CivilDate,
  noQuorum: { readonly mode: string; readonly days: number; readonly counting: 'FRANC' | 'SIMPLE' },
  sendDate: CivilDate,
): { readonly date: CivilDate; readonly byLaw: boolean } {
  // L3121-14: « la réunion se tient de plein droit trois jours plus tard », nobody convenes it.
  if (noQuorum.mode === 'BY_LAW_SAME_AGENDA')
    return { date: addDays(meetingDate, noQuorum.days), byLaw: true }
  // L2121-17 and CE 16 June 1997, Pfister, n° 142691: convened again, three jours francs.
  return { date: earliestMeeting(sendDate, noQuorum), byLaw: false }
}
