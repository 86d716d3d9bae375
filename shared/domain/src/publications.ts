import type { CivilDate } from './dates.ts'

/** Kinds of what the assembly publishes beside its meetings; each is a section of the extranet. */
export const PUBLICATION_KINDS = ['AID', 'RULES', 'MINUTES', 'INFO'] as const
export type PublicationKind = (typeof PUBLICATION_KINDS)[number]

export const AID_THEMES = [
  'SOLIDARITY',
  'HOUSING',
  'EDUCATION',
  'CULTURE',
  'SPORT',
  'ROADS',
  'ENVIRONMENT',
  'AGRICULTURE',
  'MUNICIPALITIES',
  'ECONOMY',
] as const
export type AidTheme = (typeof AID_THEMES)[number]

export const BENEFICIARIES = [
  'MUNICIPALITIES',
  'ASSOCIATIONS',
  'HOUSEHOLDS',
  'YOUTH',
  'FARMERS',
  'BUSINESSES',
] as const
export type Beneficiary = (typeof BENEFICIARIES)[number]

/** An aid: what it pays is the text of the publication. */
export interface AidDetails {
  readonly kind: 'AID'
  readonly theme: AidTheme
  readonly beneficiaries: readonly Beneficiary[]
  readonly amount: string
  readonly conditions: string
  /** How to ask for it, and until when each year. */
  readonly procedure: string
  readonly contact: string
  /** First and last day on which it may be asked for; null: without end. */
  readonly validFrom: CivilDate | null
  readonly validUntil: CivilDate | null
}

/** A règlement intérieur and what it sets, as it is quoted: « Temps de parole », « 5 minutes », « art. 23 ». */
export interface RulesDetails {
  readonly kind: 'RULES'
  readonly parameters: readonly { readonly label: string; readonly value: string; readonly article: string }[]
}

export interface MinutesDetails {
  readonly kind: 'MINUTES'
  readonly bodyId: string | null
}

export const INFO_CATEGORIES = ['NEWS', 'FORM', 'TRAINING'] as const
export type InfoCategory = (typeof INFO_CATEGORIES)[number]

export interface InfoDetails {
  readonly kind: 'INFO'
  readonly category: InfoCategory
  /** When and where a training takes place, as it is announced. */
  readonly when: string
  readonly place: string
}

export type PublicationDetails = AidDetails | RulesDetails | MinutesDetails | InfoDetails

/** To whom a publication is shown: every élu, members of groups, members of bodies, or people by name. */
export const AUDIENCE_KINDS = ['ALL', 'GROUPS', 'BODIES', 'NAMED'] as const
export type AudienceKind = (typeof AUDIENCE_KINDS)[number]

/** Where an aid stands on a day. */
export function aidState(
  { validFrom, validUntil }: Pick<AidDetails, 'validFrom' | 'validUntil'>,
  on: CivilDate,
): 'OPEN' | 'SOON' | 'CLOSED' {
  if (validUntil !== null && validUntil < on) return 'CLOSED'
  return validFrom !== null && on < validFrom ? 'SOON' : 'OPEN'
}

/** What a new publication of a kind begins with. */
export function emptyDetails(kind: PublicationKind): PublicationDetails {
  const texts = { amount: '', conditions: '', procedure: '', contact: '' }
  if (kind === 'AID')
    return { kind, theme: 'MUNICIPALITIES', beneficiaries: [], ...texts, validFrom: null, validUntil: null }
  if (kind === 'RULES') return { kind, parameters: [] }
  if (kind === 'MINUTES') return { kind, bodyId: null }
  return { kind, category: 'NEWS', when: '', place: '' }
}

/** What a councillor may show of himself to the other members: nothing without his yes (RGPD, art. 6 §1 a). */
export const SHARED_FIELDS = ['EMAIL', 'PHONE', 'OFFICE', 'PHOTO'] as const
export type SharedField = (typeof SHARED_FIELDS)[number]
