/** What a label may announce. `other` only ends the value before it. */
export const LABEL_KEYS = ['title', 'rapporteur', 'department', 'committee', 'policy', 'other'] as const
export type LabelKey = (typeof LABEL_KEYS)[number]

/** A whole-line formula and how sure it is, from 0 to 1. */
export interface Formula {
  readonly pattern: RegExp
  readonly confidence: number
}

/** The patterns by which pages are read. Made from an `ExtractionProfile`, which is what an authority edits. */
export interface Profile {
  readonly name: string
  /** Words before « : » (or alone in a cell), as sources of regular expressions, longest first, case ignored. */
  readonly labels: Readonly<Record<LabelKey, readonly string[]>>
  /** Words before the number of a délibération (an act), of a report (a dossier, a question). Case ignored. */
  readonly numberLabels: { readonly act: readonly string[]; readonly report: readonly string[] }
  /** Formulae that name the rapporteur: group `who`. */
  readonly rapporteur: readonly Formula[]
  /** What may follow a rapporteur's name and is not part of it: « , vice-président ». */
  readonly quality: RegExp
  /** Whole lines that stand near a title and are never part of it: names of organs, dates, kinds of document. */
  readonly formulae: readonly RegExp[]
  /** Lines that begin the text: what stands right above may be the title. */
  readonly openers: readonly RegExp[]
  /** Stamps, people present, headings of the text: never a title. */
  readonly noise: readonly RegExp[]
  /** A numbered heading of the text. */
  readonly part: RegExp
  /** How names of organisations begin: seldom a title, unless its place says so. */
  readonly organisation: RegExp
  /** First words of a direction or service in a letterhead. */
  readonly department: RegExp
  readonly kinds: {
    readonly report: readonly RegExp[]
    readonly deliberation: readonly RegExp[]
    readonly annex: readonly RegExp[]
    /** Who was there: the register of a meeting that took place. */
    readonly attendance: RegExp
    /** The act decides. */
    readonly enactment: RegExp
    /** The author asks for a decision. */
    readonly request: RegExp
  }
  /** Words of a confidential item. */
  readonly confidential: readonly RegExp[]
  /** Names that the authority has given: they need no label. */
  readonly known: Readonly<Record<'department' | 'committee' | 'policy', readonly RegExp[]>>
  /** The only shapes a number may have; null for any. */
  readonly numberShapes: RegExp | null
}
