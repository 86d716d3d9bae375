import type { DocumentRow } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, asc, eq, ne } from 'drizzle-orm'
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
  return rows.map((row) => ({
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
      and(eq(documents.meetingId, meetingId), eq(documents.sha256, sha256), ne(documents.state, 'DISCARDED')),
    )
    .orderBy(asc(documents.receivedAt))
    .limit(1)
  return row ?? null
}
