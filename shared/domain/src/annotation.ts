/** What an élu writes on a report: after the Web Annotation data model (W3C, 2017), with the kinds of ISO 32000 markup. */
export const ANNOTATION_KINDS = ['HIGHLIGHT', 'UNDERLINE', 'NOTE', 'INK', 'BOOKMARK'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

/** PRIVATE: its author alone, never the office. PEOPLE: named councillors. GROUP: the author's political group. */
export const VISIBILITIES = ['PRIVATE', 'PEOPLE', 'GROUP'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export const NOTE_COLOURS = ['YELLOW', 'GREEN', 'PINK', 'RED', 'BLUE'] as const
export type NoteColour = (typeof NOTE_COLOURS)[number]

/** The passage itself with what stands around it (TextQuoteSelector): what is found again in another version. */
export interface TextQuote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}
/** Letters kept on each side of a quote. */
export const QUOTE_CONTEXT = 32
export const QUOTE_MAX = 4_000

export interface Anchor {
  /** Inside the file, from 1. */
  readonly page: number
  /** Null when no text is meant: ink, a bookmark, a note laid on a picture. */
  readonly quote: TextQuote | null
  /** Eight numbers each, in points of the PDF page (QuadPoints): upper left, upper right, lower left, lower right. */
  readonly quads: readonly (readonly number[])[]
}

/** Points of a pen: x and y in points of the PDF page, and pressure from 0 to 1. */
export type Stroke = readonly (readonly number[])[]

export interface AnnotationBody {
  readonly colour: NoteColour
  readonly text: string
  readonly strokes: readonly Stroke[]
}

/** What a stored annotation says of itself, enough to write it in other forms. */
export interface AnnotationFacts {
  readonly id: string
  readonly documentId: string
  readonly kind: AnnotationKind
  readonly anchor: Anchor
  readonly body: AnnotationBody
  readonly madeAt: string
  readonly changedAt: string
}

const MOTIVATIONS: Readonly<Record<AnnotationKind, string>> = {
  HIGHLIGHT: 'highlighting',
  UNDERLINE: 'highlighting',
  NOTE: 'commenting',
  INK: 'commenting',
  BOOKMARK: 'bookmarking',
}

/** The annotation as JSON-LD of the Web Annotation model; the page is a fragment of RFC 8118 (« page=3 »). */
export function toWebAnnotation(facts: AnnotationFacts): Record<string, unknown> {
  const { id, documentId, kind, anchor, body } = facts
  const fragment = {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc8118',
    value: `page=${anchor.page}`,
  }
  const quote = anchor.quote && { type: 'TextQuoteSelector', ...anchor.quote }
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: MOTIVATIONS[kind],
    created: facts.madeAt,
    modified: facts.changedAt,
    ...(body.text && {
      body: { type: 'TextualBody', format: 'text/plain', language: 'fr', value: body.text },
    }),
    target: {
      source: `urn:uuid:${documentId}`,
      selector: quote ? { ...fragment, refinedBy: quote } : fragment,
    },
  }
}
