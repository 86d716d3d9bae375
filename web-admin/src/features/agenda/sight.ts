import { type AgendaItem, FIELD_NAMES, type FieldName, type FieldValue } from '@hemicycle/contract'

/** What the preview shows: a page of a document, and the quote that is looked for on it. */
export interface Sight {
  readonly documentId: string
  readonly name: string
  readonly page: number
  readonly box: readonly number[] | null
  /** What the quote in yellow says: a field of the point, or a value read beside them. */
  readonly field: string | null
}

export function sightOfDocument(item: AgendaItem, documentId: string): Sight | null {
  const document = item.documents.find((one) => one.id === documentId)
  return document ? { documentId, name: document.name, page: 1, box: null, field: null } : null
}

export function sightOfField(item: AgendaItem, field: FieldName): Sight | null {
  return sightOfQuote(item, item[field].evidence, field)
}

/** The page of a quote, where its document is still with the item. */
export function sightOfQuote(
  item: AgendaItem,
  evidence: FieldValue['evidence'],
  field: string,
): Sight | null {
  const sight = evidence && sightOfDocument(item, evidence.documentId)
  return sight ? { ...sight, page: evidence.page, box: evidence.box, field } : null
}

/** What to show first: the quote of the first doubtful field, else that of the title, else the first page. */
export function firstSight(item: AgendaItem | null): Sight | null {
  if (!item) return null
  const doubtful = FIELD_NAMES.filter((name) => item[name].toCheck)
  const fields = [...doubtful, 'title' as const]
  const quoted = fields.flatMap((field) => sightOfField(item, field) ?? [])
  const [document] = item.documents
  return quoted[0] ?? (document ? sightOfDocument(item, document.id) : null)
}
