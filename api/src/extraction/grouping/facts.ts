import { foldText, withoutAccents } from '@hemicycle/domain'
import type { DocumentPart, Field, GroupInput, PartKind, ReportFields } from '../types.ts'
import { nameFacts, type NameFacts } from './name-facts.ts'

/** A file, or one item of a cahier, with all that can tell to which item it belongs. */
export interface Piece {
  readonly id: string
  readonly name: string
  readonly kind: PartKind
  readonly kindConfidence: number
  /** Parts of the file that are this piece; null for the whole file. */
  readonly parts: readonly DocumentPart[] | null
  readonly facts: NameFacts
  readonly fields: ReportFields | null
  /** Numbers of the report, of acts, and those that an annexe says it is of: without case nor signs. */
  readonly reportNumbers: readonly string[]
  readonly actNumbers: readonly string[]
  readonly cited: readonly string[]
  readonly title: string
  readonly rank: number | null
}

const CITED = /(?:rapport|d[ée]lib[ée]ration|dossier)\s*(?:n\s?[°º]\s*)?(?<number>[A-Z]{0,4}[\d][\w./-]*)/giu
const RANK = /^(?:annexe|pi[èe]ce\s+jointe)\s*(?:n\s?[°º]\s*)?(?<rank>\d{1,2}|[A-H](?!\p{L}))/iu

/** A cahier gives a piece for each of its items; any other file one. */
export function piecesOf(input: GroupInput): Piece[] {
  const { extracted } = input
  if (extracted?.kind.value !== 'CAHIER') return [pieceOf(input, null)]
  const items = new Set(extracted.parts.flatMap(({ item }) => item ?? []))
  return [...items].map((item) =>
    pieceOf(
      input,
      extracted.parts.filter((part) => part.item === item),
    ),
  )
}

function pieceOf({ id, name, extracted }: GroupInput, parts: Piece['parts']): Piece {
  const facts = nameFacts(name)
  const lead = parts?.[0]
  const fields = lead?.fields ?? extracted
  const all = parts ?? extracted?.parts ?? []
  const several = parts !== null || all.length > 1
  const found = lead?.kind ?? (extracted?.kind.value === 'CAHIER' ? 'OTHER' : extracted?.kind.value)
  const quote = extracted?.kind.evidence?.quote ?? ''
  const acts = [fields, ...all.map((part) => part.fields)].map((one) => one?.actNumber)
  return {
    id,
    name,
    kind: found === undefined || found === 'OTHER' ? (facts.kind ?? 'OTHER') : found,
    kindConfidence: lead?.confidence ?? extracted?.kind.confidence ?? 0.5,
    parts: several ? all : null,
    facts: parts === null ? facts : { ...facts, number: null, stem: '', rank: null, twin: null },
    fields,
    reportNumbers: codes([fields?.reportNumber]),
    actNumbers: codes(acts),
    cited:
      found === 'ANNEX' ? [...quote.matchAll(CITED)].map((match) => codeOf(match.groups?.number ?? '')) : [],
    title: foldText(fields?.title?.value ?? ''),
    rank: Number(RANK.exec(quote)?.groups?.rank ?? NaN) || facts.rank,
  }
}

const codes = (fields: readonly (Field | null | undefined)[]): string[] => [
  ...new Set(fields.flatMap((field) => (field ? [codeOf(field.value)] : []))),
]

/** « CP/131226/A/4 » → « cp 131226 a 4 »: its figures and letters, whatever the signs between them. */
export const codeOf = (number: string): string =>
  withoutAccents(number)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
