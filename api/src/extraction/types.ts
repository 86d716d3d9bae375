/** Where a value was read: page from 1, the words as printed, and their box in PDF points (x, y, width, height; y from the bottom). */
export interface Evidence {
  readonly page: number
  readonly quote: string
  readonly box: readonly [number, number, number, number]
}

/** A value with how far it can be trusted, from 0 to 1. What was not found is null, never invented. */
export interface Field {
  readonly value: string
  readonly confidence: number
  readonly evidence: Evidence
}

export type DocumentKind = 'REPORT' | 'DELIBERATION' | 'ANNEX' | 'OTHER'

export interface ExtractedDocument {
  readonly kind: { readonly value: DocumentKind; readonly confidence: number }
  readonly title: Field | null
  readonly rapporteur: Field | null
  /** The direction or service where the report comes from. */
  readonly department: Field | null
  /** The number of the act: of the délibération. */
  readonly actNumber: Field | null
  /** The number of the report or dossier, which is another series. */
  readonly reportNumber: Field | null
  readonly pages: number
  /** False for a scan without a text layer: nothing could be read. */
  readonly hasText: boolean
}

/** From here on the interface shows a value as sure; below, « à vérifier ». */
export const TRUST_THRESHOLD = 0.8

/** The file cannot be read as text at all (damaged, protected). */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
