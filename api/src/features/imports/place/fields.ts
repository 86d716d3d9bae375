import type { DocumentPart, Field, MatterField, ReportFields } from '../../../extraction/index.ts'
import type { StoredField, StoredFields, StoredMore } from '../../../kernel/db/schema/index.ts'
import { stored } from '../../agenda/queries.ts'

/** A file, or the piece of a file, that leads an item. */
export interface Lead {
  readonly documentId: string
  readonly name: string
  readonly fields: ReportFields | null
  /** First page of the piece in its file: quotes are said by the pages of the piece. */
  readonly firstPage: number
}

/** What an item shows of its lead. Without a title the name of the file stands in, to be checked: an item is never nameless. */
export function fieldsOf({ documentId, name, fields, firstPage }: Lead): StoredFields {
  const keep = (field: Field | null | undefined): StoredField => stored(documentId, firstPage, field)
  const title = keep(fields?.title)
  return {
    title: title.value ? title : { value: nameWords(name), source: 'READ', confidence: 0, evidence: null },
    rapporteur: keep(fields?.rapporteur),
    department: keep(fields?.department),
    actNumber: keep(fields?.actNumber),
    more: {
      reportNumber: keep(fields?.reportNumber),
      committee: keep(fields?.committees[0]),
      policy: keep(fields?.policy),
      matter: keep(withCode(fields?.matter)),
      confidentiality: keep(fields?.confidentiality),
    },
  }
}

const nameWords = (name: string): string => name.replace(/\.[^.]+$/, '').replaceAll('_', ' ')

const withCode = (field: MatterField | null | undefined): Field | null =>
  field ? { ...field, value: `${field.code} ${field.label}` } : null

/** The fields of a new reading under those that the clerk has written. */
export function underClerk(current: StoredFields, read: StoredFields): StoredFields {
  const keep = (mine: StoredField | undefined, other: StoredField): StoredField =>
    mine?.source === 'CLERK' ? mine : other
  const { more } = read
  return {
    title: keep(current.title, read.title),
    rapporteur: keep(current.rapporteur, read.rapporteur),
    department: keep(current.department, read.department),
    actNumber: keep(current.actNumber, read.actNumber),
    ...(more ? { more: moreUnder(current.more, more, keep) } : {}),
  }
}

const moreUnder = (
  current: StoredMore | undefined,
  read: StoredMore,
  keep: (mine: StoredField | undefined, other: StoredField) => StoredField,
): StoredMore => ({
  reportNumber: keep(current?.reportNumber, read.reportNumber),
  committee: keep(current?.committee, read.committee),
  policy: keep(current?.policy, read.policy),
  matter: keep(current?.matter, read.matter),
  confidentiality: keep(current?.confidentiality, read.confidentiality),
})

/** The part of a file that a range of pages is. */
export const partAt = (
  parts: readonly DocumentPart[],
  pages: { first: number } | null,
): DocumentPart | undefined => (pages ? parts.find(({ firstPage }) => firstPage === pages.first) : undefined)
