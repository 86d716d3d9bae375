import type { Field } from '../../extraction/index.ts'
import type { StoredField } from '../../kernel/db/schema/index.ts'

/** A value that was read, as an item keeps it; `firstPage`: that of the piece in its file. */
export function stored(documentId: string, firstPage: number, field: Field | null | undefined): StoredField {
  if (!field) return { value: null, source: 'NONE', confidence: 0, evidence: null }
  const { page, quote, box } = field.evidence
  const evidence = { documentId, page: Math.max(1, page - firstPage + 1), quote, box: box ? [...box] : null }
  return { value: field.value, source: 'READ', confidence: field.confidence, evidence }
}
