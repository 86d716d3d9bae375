import type { NamedPerson, ReadName, ReadValue } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { type Field, matchPersons, type ReportFields, type TitlesRead } from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import {
  councillors,
  documentReadings,
  documents,
  type StoredField,
} from '../../../kernel/db/schema/index.ts'
import { fileReadFor, itemById, stored, titlesOf } from '../../agenda/queries.ts'
import type { DocumentRecord } from '../queries.ts'
import { partAt } from '../place/fields.ts'
import { knownCouncillors } from './readers.ts'

/** What was read of an item beside its own fields, with where; and who its rapporteur can be today. Throws NOT_FOUND. */
export async function itemReading(
  sql: Sql,
  itemId: string,
): Promise<{ values: ReadValue[]; rapporteur: NamedPerson[] }> {
  const item = await itemById(sql, itemId)
  if (!item) throw new Problem('NOT_FOUND', 'agenda item')
  const { rapporteur, more } = item.fields
  const pieces = await readingsOf(sql, itemId)
  const values = [
    ...valueOf('reportNumber', more?.reportNumber),
    ...committeesOf(more?.committee, pieces),
    ...valueOf('policy', more?.policy),
    ...valueOf('matter', more?.matter),
    ...missingIn(pieces).flatMap((one) => valueOf('missingAnnex', one)),
    ...valueOf('confidentiality', more?.confidentiality),
  ]
  return { values: distinct(values), rapporteur: await personsOf(sql, rapporteur.value) }
}

interface Piece {
  readonly document: DocumentRecord
  readonly read: ReportFields
  readonly titles: readonly TitlesRead[]
}

/** The pieces of an item with what was read of each: of a piece of a cahier, the part that begins there. */
async function readingsOf(sql: Sql, itemId: string): Promise<Piece[]> {
  const rows = await sql
    .select()
    .from(documents)
    .where(and(eq(documents.itemId, itemId), ne(documents.state, 'DISCARDED')))
    .orderBy(asc(documents.position), asc(documents.id))
  const readings = await sql
    .select()
    .from(documentReadings)
    .where(inArray(documentReadings.documentId, rows.map(fileReadFor)))
  return rows.flatMap((document) => {
    const reading = readings.find((one) => one.documentId === fileReadFor(document))
    const extracted = reading?.extracted
    const { firstPage } = document
    const part = firstPage === null ? null : partAt(extracted?.parts ?? [], { first: firstPage })
    const read = part ? part.fields : extracted
    return read ? [{ document, read, titles: reading?.titles ?? [] }] : []
  })
}

/** Annexes that the report announces and no file is. */
function missingIn(pieces: readonly Piece[]): readonly StoredField[] {
  const files = new Map(pieces.map(({ document }) => [document.id, document]))
  const readings = new Map(pieces.map(({ document, titles }) => [fileReadFor(document), titles]))
  return titlesOf(
    pieces.map(({ document: { id, kind } }) => ({ id, kind: kind ?? 'OTHER' })),
    files,
    readings,
  ).missing
}

const at = ({ document }: Piece, field: Field): StoredField =>
  stored(document.id, document.firstPage ?? 1, field)

function valueOf(name: ReadName, field: StoredField | undefined): ReadValue[] {
  if (!field?.value) return []
  const { value, confidence, evidence } = field
  return [{ name, value, confidence, evidence }]
}

/** The first committee may be the clerk's, from a list; the others are only in the readings. */
const committeesOf = (first: StoredField | undefined, pieces: readonly Piece[]): ReadValue[] => [
  ...valueOf('committee', first),
  ...pieces.flatMap((piece) => piece.read.committees.flatMap((one) => valueOf('committee', at(piece, one)))),
]

/** A report and its délibération say the same thing twice: the first counts. */
function distinct(values: readonly ReadValue[]): ReadValue[] {
  const seen = new Set<string>()
  return values.filter(({ name, value }) => {
    const key = `${name} ${value.toLocaleLowerCase('fr')}`
    return !seen.has(key) && seen.add(key)
  })
}

async function personsOf(sql: Sql, printed: string | null): Promise<NamedPerson[]> {
  if (!printed) return []
  const here = await sql.select().from(councillors).where(isNull(councillors.removedAt))
  const byId = new Map(here.map((one) => [one.id, one]))
  const known = (await knownCouncillors(sql)).filter(({ id }) => byId.has(id))
  return matchPersons(printed, known).map((match) => ({
    printed: match.printed,
    state: match.state,
    candidates: match.candidates.flatMap((id) => {
      const one = byId.get(id)
      if (!one) return []
      const civility = one.civility === 'M' ? 'M.' : 'Mme'
      return [{ councillorId: id, name: `${civility} ${one.firstName} ${one.lastName}`, canton: one.canton }]
    }),
  }))
}
