import { Problem, type ProblemCode } from './problems.ts'

/** DRAFT: being prepared. CONVENED: dispatched at least once. HELD: took place. CANCELLED: will not. */
export const MEETING_STATES = ['DRAFT', 'CONVENED', 'HELD', 'CANCELLED'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

/** The answer of a rule: yes, or the problem that says why not. */
export type Decision = { readonly ok: true } | { readonly ok: false; readonly code: ProblemCode }

const YES: Decision = { ok: true }
const no = (code: ProblemCode): Decision => ({ ok: false, code })

/** Throws the problem of a refused decision. */
export function must(decision: Decision, detail = ''): void {
  if (!decision.ok) throw new Problem(decision.code, detail)
}

const NEXT: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  DRAFT: ['CONVENED', 'CANCELLED'],
  CONVENED: ['HELD', 'CANCELLED'],
  HELD: [],
  CANCELLED: [],
}

/** Whether a meeting may pass from one state to another. */
export function mayBecome(from: MeetingState, to: MeetingState): Decision {
  return NEXT[from].includes(to) ? YES : no('NOT_ALLOWED_NOW')
}

/** Whether items may be added, moved, corrected or withdrawn. After a dispatch too: the change waits for another dispatch. */
export function mayEditAgenda(state: MeetingState): Decision {
  return state === 'DRAFT' || state === 'CONVENED' ? YES : no('NOT_ALLOWED_NOW')
}

/** Whether date, time and place may change in silence: once convened, that is a new convocation (law.md §1.7). */
export function mayReschedule(state: MeetingState): Decision {
  return state === 'DRAFT' ? YES : no('NOT_ALLOWED_NOW')
}

/**
 * What taking an item off the agenda does. One that a dispatch has carried stays, « retiré », with its number: what was sent
 * is immutable. One that nobody was sent goes.
 */
export function removalOf(item: { readonly sent: boolean }): 'WITHDRAWN' | 'REMOVED' {
  return item.sent ? 'WITHDRAWN' : 'REMOVED'
}

export interface DispatchFacts {
  readonly state: MeetingState
  /** Items on the agenda, withdrawn ones excluded. */
  readonly items: number
  /** Of them, those none of whose files can be read. They are named to the clerk and never block the others. */
  readonly unreadable: number
  /** The bundle exists and was made from the agenda as it is now. */
  readonly bundleReady: boolean
}

/**
 * Whether the first dispatch may leave. A meeting already convened needs another kind of dispatch: NOT_ALLOWED_NOW; no readable
 * item: NOTHING_TO_SEND; no up-to-date bundle: BUNDLE_NOT_READY, since nothing is « envoyé » before it can be read (law.md §1.8).
 * The delay is judged apart, by `legalClock`.
 */
export function mayDispatch(facts: DispatchFacts): Decision {
  if (facts.state !== 'DRAFT') return no('NOT_ALLOWED_NOW')
  if (facts.items - facts.unreadable <= 0) return no('NOTHING_TO_SEND')
  return facts.bundleReady ? YES : no('BUNDLE_NOT_READY')
}
