import type { NumberedKind } from './numbering-series.ts'

/**
 * What a point of the agenda is. The preliminary ones open a meeting: roll call, quorum, secretary, approval of the previous minutes,
 * vote on urgency. COMMUNICATION is oral; INFORMATION is a report without a vote (« donner acte »).
 */
export const AGENDA_NATURES = [
  'REPORT',
  'INFORMATION',
  'COMMUNICATION',
  'WISH',
  'MOTION',
  'QUESTION',
  'ROLL_CALL',
  'QUORUM',
  'SECRETARY',
  'MINUTES',
  'URGENCY',
] as const
export type AgendaNature = (typeof AGENDA_NATURES)[number]

export const PRELIMINARY_NATURES: readonly AgendaNature[] = [
  'ROLL_CALL',
  'QUORUM',
  'SECRETARY',
  'MINUTES',
  'URGENCY',
]

/** From which series a point draws its number: preliminary and oral ones draw from none. */
export function numberedKindOf(nature: AgendaNature): NumberedKind | 'NONE' {
  if (nature === 'REPORT' || nature === 'INFORMATION') return 'REPORT'
  return nature === 'WISH' || nature === 'MOTION' ? 'MOTION' : 'NONE'
}

/** Whether a point comes with files: a report without any is a mistake, a roll call is not. */
export const needsFile = (nature: AgendaNature): boolean => nature === 'REPORT' || nature === 'INFORMATION'

/** Whether a vote decides something of it: its convocation then has a delay. An information or an oral question has none. */
export const isDeliberated = (nature: AgendaNature): boolean =>
  nature === 'REPORT' || nature === 'WISH' || nature === 'MOTION'

/** By what a section groups (law.md §7.3): its code is then that of the nature, of the committee, of the policy or of the programme. */
export const SECTION_AXES = ['PRELIMINARY', 'NATURE', 'COMMITTEE', 'POLICY', 'PROGRAMME'] as const
export type SectionAxis = (typeof SECTION_AXES)[number]
/** « ≤ 3 levels » in the field (law.md §7.3); one more for what we have not seen. */
export const MAX_SECTION_DEPTH = 4
