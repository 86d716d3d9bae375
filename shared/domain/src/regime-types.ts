import type { CivilDate } from './dates.ts'

/** Which law applies to an authority. A commune changes type with its population; open syndicates follow their statutes. */
export const ASSEMBLY_TYPES = [
  'DEPARTEMENT',
  'REGION',
  'COMMUNE',
  'COMMUNE_UNDER_3500',
  'COMMUNE_ALSACE_MOSELLE',
  'EPCI',
  'SYNDICAT_MIXTE_OUVERT',
] as const
export type AssemblyType = (typeof ASSEMBLY_TYPES)[number]

/** PLENARY: the assembly. STANDING_COMMITTEE: commission permanente or bureau, decides by delegation. COMMITTEE: gives an opinion. */
export const BODY_KINDS = ['PLENARY', 'STANDING_COMMITTEE', 'COMMITTEE'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** FRANC: neither the day of sending nor the day of the meeting counts. SIMPLE: only one of them does not. */
export type Counting = 'FRANC' | 'SIMPLE'

export type RuleKey =
  | 'noticeDays'
  | 'firstNoticeDays'
  | 'urgencyDays'
  | 'electronic'
  | 'explanatoryDocument'
  | 'quorum'
  | 'noQuorum'
  | 'noQuorumDays'
  | 'proxiesPerHolder'

/** One line of the legal regime: what a rule is worth, for whom, from when to when, and by which article. */
export interface RegimeRow {
  readonly assembly: AssemblyType
  readonly body: BodyKind
  readonly rule: RuleKey
  /** Null: since before anything this product holds. */
  readonly validFrom: CivilDate | null
  /** Last day of validity; null: still in force. */
  readonly validTo: CivilDate | null
  readonly value: number | string
  readonly unit: 'DAYS' | 'PERSONS' | 'MODE'
  readonly counting: Counting | null
  /** Article as the interface cites it, in French. */
  readonly legalBasis: string
  /** True until somebody has read the article again: the interface says « à confirmer ». */
  readonly toConfirm: boolean
}

/** A delay between sending and meeting. */
export interface Delay {
  readonly days: number
  readonly counting: Counting
  readonly article: string
  readonly toConfirm: boolean
}
/** The ordinary delay of a body, and the shortest one that urgency allows. */
export interface NoticeRule extends Delay {
  readonly urgency: Delay
}
