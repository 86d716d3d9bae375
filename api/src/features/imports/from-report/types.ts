import type { ExtractedDocument } from '../../../extraction/index.ts'
import type { StoredField, StoredFields } from '../../../kernel/db/schema/index.ts'

/** A report as its direction filed it, and as the office accepts it. */
export interface FiledReport {
  readonly title: string
  readonly rapporteur: string | null
  readonly department: string
  /** The report itself first. */
  readonly files: readonly FiledFile[]
}
export interface FiledFile {
  readonly id: string
  readonly kind: 'REPORT' | 'DELIBERATION' | 'ANNEX'
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly extracted: ExtractedDocument | null
  /** The document of the meeting that an earlier version of it is. */
  readonly documentId: string | null
}
/** The documents that files became, by the id of the file. */
export type Filed = ReadonlyMap<string, string>

/** What its direction wrote of a report stands over what was read in its files. */
export function authored(read: StoredFields, { title, rapporteur, department }: FiledReport): StoredFields {
  const written = (value: string | null, other: StoredField): StoredField =>
    value === null || value === other.value
      ? other
      : { value, source: 'CLERK', confidence: 1, evidence: null }
  return {
    ...read,
    title: written(title, read.title),
    rapporteur: written(rapporteur, read.rapporteur),
    department: written(department, read.department),
  }
}
