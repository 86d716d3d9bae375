import { foldText } from '@hemicycle/domain'
import { fieldsOfText } from '../extract.ts'
import type { DocumentText } from '../text/document.ts'
import { type Councillor, type ExtractedDocument, type Field, TRUST_THRESHOLD } from '../types.ts'
import { DEFAULT_PROFILE, type ExtractionProfile } from './extraction-profile.ts'

export const TRIAL_FIELDS = ['title', 'number', 'rapporteur', 'department', 'committee', 'policy'] as const
export type TrialField = (typeof TRIAL_FIELDS)[number]

/** A past file: its text as read, and what the clerk ended up with; null: there was none; absent: not known, not counted. */
export interface ProfileSample {
  readonly id: string
  readonly fileName?: string
  readonly text: DocumentText
  readonly expected?: Partial<Readonly<Record<TrialField, string | null>>>
}

export interface FieldTrial {
  readonly field: TrialField
  readonly read: Field | null
  /** What the profile in use reads, to show what would change. */
  readonly before: Field | null
  readonly expected: string | null | undefined
  /** WRONG_AND_SURE is the worst: it would not be checked. */
  readonly verdict: 'RIGHT' | 'WRONG' | 'WRONG_AND_SURE' | 'MISSING' | 'NOT_KNOWN'
}

export interface ProfileTrial {
  readonly samples: readonly {
    readonly id: string
    readonly kind: ExtractedDocument['kind']['value']
    readonly fields: readonly FieldTrial[]
  }[]
  readonly totals: readonly {
    readonly field: TrialField
    readonly right: number
    readonly wrong: number
    readonly wrongAndSure: number
    readonly missing: number
    readonly changed: number
  }[]
}

/** Reads past files with a profile beside the one in use: what each field becomes, and how often it is right. Nothing is kept. Pure. */
export function tryProfile(
  profile: ExtractionProfile,
  samples: readonly ProfileSample[],
  options: { readonly current?: ExtractionProfile; readonly councillors?: readonly Councillor[] } = {},
): ProfileTrial {
  const { current = DEFAULT_PROFILE, councillors = [] } = options
  const tried = samples.map(({ id, fileName, text, expected = {} }) => {
    const more = { councillors, ...(fileName === undefined ? {} : { fileName }) }
    const read = fieldsOfText(text, { profile, ...more })
    const before = fieldsOfText(text, { profile: current, ...more })
    const fields = TRIAL_FIELDS.map((field): FieldTrial => {
      const found = valueOf(read, field)
      const wanted = expected[field]
      return {
        field,
        read: found,
        before: valueOf(before, field),
        expected: wanted,
        verdict: judge(found, wanted),
      }
    })
    return { id, kind: read.kind.value, fields }
  })
  return {
    samples: tried,
    totals: TRIAL_FIELDS.map((field) =>
      totalOf(
        field,
        tried.flatMap(({ fields }) => fields),
      ),
    ),
  }
}

function totalOf(field: TrialField, all: readonly FieldTrial[]): ProfileTrial['totals'][number] {
  const own = all.filter((one) => one.field === field)
  const count = (verdict: FieldTrial['verdict']) => own.filter((one) => one.verdict === verdict).length
  return {
    field,
    right: count('RIGHT'),
    wrong: count('WRONG') + count('WRONG_AND_SURE'),
    wrongAndSure: count('WRONG_AND_SURE'),
    missing: count('MISSING'),
    changed: own.filter(({ read, before }) => read?.value !== before?.value).length,
  }
}

const valueOf = (read: ExtractedDocument, field: TrialField): Field | null =>
  field === 'committee' ? (read.committees[0] ?? null) : read[field]

function judge(read: Field | null, expected: string | null | undefined): FieldTrial['verdict'] {
  if (expected === undefined) return 'NOT_KNOWN'
  if (read === null) return expected === null ? 'RIGHT' : 'MISSING'
  if (expected !== null && foldText(read.value) === foldText(expected)) return 'RIGHT'
  return read.confidence >= TRUST_THRESHOLD ? 'WRONG_AND_SURE' : 'WRONG'
}
