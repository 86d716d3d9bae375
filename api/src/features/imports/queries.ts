import type { DocumentRow } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, asc, eq, gt, isNull, ne, or } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { documents } from '../../kernel/db/schema/index.ts'
import { agendaOf } from '../agenda/queries.ts'

export type DocumentRecord = typeof documents.$inferSelect

export async function documentList(sql: Sql, meetingId: string): Promise<DocumentRow[]> {
  const agenda = await agendaOf(sql, meetingId)
  const numbers = new Map(agenda.items.map((item) => [item.id, item.number]))
  const rows = await sql
    .select()
    .from(documents)
    .where(and(eq(documents.meetingId, meetingId), ne(documents.state, 'DISCARDED')))
    .orderBy(asc(documents.receivedAt), asc(documents.id))
  return withOffspring(rows, null).map((row) => ({
    id: row.id,
    name: row.name,
    path: row.path,
    format: row.format,
    container: row.container,
    sourceId: row.sourceId,
    firstPage: row.firstPage,
    lastPage: row.lastPage,
    placement: row.placement && { ...row.placement, candidates: [...row.placement.candidates] },
    bytes: row.bytes,
    sha256: row.sha256,
    kind: row.kind,
    state: row.state,
    refusal: row.refusal,
    notes: [...row.notes],
    pages: row.pages,
    itemId: row.itemId,
    number: numbers.get(row.itemId ?? '') ?? null,
    receivedAt: row.receivedAt.toISOString(),
  }))
}

/** Each file followed by what came in it, or by its pieces in the order of their pages. */
function withOffspring(rows: readonly DocumentRecord[], parent: string | null): DocumentRecord[] {
  const known = new Set(rows.map(({ id }) => id))
  const parentOf = ({ sourceId }: DocumentRecord) => (sourceId && known.has(sourceId) ? sourceId : null)
  return rows
    .filter((row) => parentOf(row) === parent)
    .sort((a, b) => (a.firstPage ?? 0) - (b.firstPage ?? 0))
    .flatMap((row) => [row, ...(row.container ? withOffspring(rows, row.id) : [])])
}

export async function documentById(sql: Sql, documentId: string): Promise<DocumentRecord> {
  const [row] = await sql.select().from(documents).where(eq(documents.id, documentId))
  if (!row) throw new Problem('NOT_FOUND', 'document')
  return row
}

/** A document of the meeting with the same bytes, still in use: dropping it again is a duplicate, not a second report. */
export async function sameBytes(sql: Sql, meetingId: string, sha256: string): Promise<DocumentRecord | null> {
  const [row] = await sql
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.meetingId, meetingId),
        eq(documents.sha256, sha256),
        ne(documents.state, 'DISCARDED'),
        isNull(documents.firstPage),
        // A refused entry of an archive has no bytes of its own.
        or(isNull(documents.sourceId), gt(documents.bytes, 0)),
      ),
    )
    .orderBy(asc(documents.receivedAt))
    .limit(1)
  return row ?? null
}

export { comparisonOf, differenceOf } from './versions/difference.ts'
export { lineOf, textOf, textsOf } from './versions/texts.ts'
