import type { MeetingState } from './meeting.ts'

/** Why something is sent (law.md §1.7). Each is a convocation of its own, or a courtesy, and never alters an earlier one. */
export const DISPATCH_KINDS = [
  'INITIAL',
  'SUPPLEMENTARY',
  'RECTIFICATION',
  'URGENT',
  'SECOND_CONVOCATION',
  'POSTPONEMENT',
  'CANCELLATION',
  'COPY_INFORMATION',
] as const
export type DispatchKind = (typeof DISPATCH_KINDS)[number]

/** Kinds that carry no agenda of their own, or to people who are not convened. */
export const BESIDE_KINDS = ['CANCELLATION', 'COPY_INFORMATION'] as const satisfies readonly DispatchKind[]

export interface KindFacts {
  /** States of the meeting in which it may leave. */
  readonly from: readonly MeetingState[]
  /** NOTICE: the ordinary delay. URGENCY: one clear day. SECOND: after a missing quorum. NONE: nothing is deliberated by it. */
  readonly delay: 'NOTICE' | 'URGENCY' | 'SECOND' | 'NONE'
  /** Whether it declares urgency: a motive is asked, and « se prononcer sur l’urgence » opens the agenda. */
  readonly urgent: boolean
  /** Whether it carries the agenda and its documents. */
  readonly carriesAgenda: boolean
  /** Whether the élu is asked to acknowledge it. */
  readonly acknowledged: boolean
}

const CONVOCATION = { delay: 'NOTICE', urgent: false, carriesAgenda: true, acknowledged: true } as const

/** The kinds and what each of them needs. A rectification replaces files of items already sent: it convenes nobody again. */
export const KIND_FACTS: Readonly<Record<DispatchKind, KindFacts>> = {
  INITIAL: { ...CONVOCATION, from: ['DRAFT'] },
  SUPPLEMENTARY: { ...CONVOCATION, from: ['CONVENED'] },
  RECTIFICATION: { ...CONVOCATION, from: ['CONVENED'], delay: 'NONE' },
  URGENT: { ...CONVOCATION, from: ['DRAFT', 'CONVENED'], delay: 'URGENCY', urgent: true },
  SECOND_CONVOCATION: { ...CONVOCATION, from: ['CONVENED'], delay: 'SECOND' },
  // Another date, hour or place is another meeting to come to: it convenes again, with the whole delay.
  POSTPONEMENT: { ...CONVOCATION, from: ['CONVENED'] },
  CANCELLATION: { ...CONVOCATION, from: ['CONVENED'], delay: 'NONE', carriesAgenda: false },
  // L5211-40-2: municipal councillors who do not sit in the EPCI get a copy; it has no effect on any delay.
  COPY_INFORMATION: { ...CONVOCATION, from: ['CONVENED', 'HELD'], delay: 'NONE', acknowledged: false },
}

/** What follows from the state of a meeting and from what changed: the others are decisions of a person. */
export type NextKind = 'INITIAL' | 'SUPPLEMENTARY' | 'RECTIFICATION' | 'SECOND_CONVOCATION' | 'POSTPONEMENT'

/**
 * What a dispatch would be if it left now; null when it would tell nothing new. An item added is a supplementary convocation with its own
 * delay (law.md §1.7); a file replaced, a title corrected or an item withdrawn is a rectification, which convenes nobody again.
 */
export function nextKind(facts: {
  readonly state: MeetingState
  readonly withoutQuorum: boolean
  readonly secondSent: boolean
  /** Whether date, hour or place are no longer those that were sent. */
  readonly moved: boolean
  readonly added: number
  readonly changed: number
}): NextKind | null {
  if (facts.state === 'DRAFT') return 'INITIAL'
  if (facts.state !== 'CONVENED') return null
  if (facts.withoutQuorum && !facts.secondSent) return 'SECOND_CONVOCATION'
  if (facts.moved) return 'POSTPONEMENT'
  if (facts.added > 0) return 'SUPPLEMENTARY'
  return facts.changed > 0 ? 'RECTIFICATION' : null
}

/** The least a motive of urgency says: a sentence, not « urgent ». */
export const MOTIVE_MIN = 20

export const isMotive = (text: string): boolean => text.trim().length >= MOTIVE_MIN
