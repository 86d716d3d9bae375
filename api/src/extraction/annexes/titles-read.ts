import type { ExtractedDocument, Field, PartKind } from '../types.ts'

/** What a file, or a part of it, says of annexes. */
export interface TitlesRead {
  /** The page of the file where the part begins; null for the file as a whole. */
  readonly firstPage: number | null
  readonly kind: PartKind | 'CAHIER'
  /** The heading that says what it is: « ANNEXE 2 AU RAPPORT N° 1105 ». */
  readonly heading: string | null
  readonly title: Field | null
  /** The title printed on an annexe, or those that a report lists. */
  readonly annexTitles: readonly Field[]
}

/** Of a reading, what annexes are named by: small enough to be read with every agenda. Pure. */
export function titlesRead({ kind, title, annexTitles, parts }: ExtractedDocument): TitlesRead[] {
  const whole = {
    firstPage: null,
    kind: kind.value,
    heading: kind.evidence?.quote ?? null,
    title,
    annexTitles,
  }
  if (parts.length < 2) return [whole]
  return [
    whole,
    ...parts.map((part) => ({
      firstPage: part.firstPage,
      kind: part.kind,
      heading: part.evidence?.quote ?? null,
      title: part.fields.title,
      annexTitles: part.fields.annexTitles,
    })),
  ]
}
