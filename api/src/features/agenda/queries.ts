import type { Agenda, AgendaItem, FieldValue } from '@hemicycle/contract'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, agendaSections, documents, type StoredField } from '../../kernel/db/schema/index.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { agendaOrder, type ItemNumber } from '@hemicycle/domain'
import { numbersOf } from './numbers.ts'
import { TRUST_THRESHOLD } from './trust.ts'

export type ItemRow = typeof agendaItems.$inferSelect
export type SectionRow = typeof agendaSections.$inferSelect
export type DocumentRecord = typeof documents.$inferSelect

/** The rows of a meeting's agenda, in order: sections, then items of each section by position. */
export async function agendaRows(
  sql: Sql,
  meetingId: string,
): Promise<{ sections: SectionRow[]; items: ItemRow[] }> {
  const sections = await sql
    .select()
    .from(agendaSections)
    .where(eq(agendaSections.meetingId, meetingId))
    .orderBy(asc(agendaSections.position))
  const items = await sql
    .select()
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position), asc(agendaItems.id))
  return { sections, items: agendaOrder(sections, items) }
}

export async function itemById(sql: Sql, itemId: string): Promise<ItemRow | null> {
  const [item] = await sql.select().from(agendaItems).where(eq(agendaItems.id, itemId))
  return item ?? null
}

/** The documents of a meeting that belong to an item, oldest first: the report before its annexes. */
export async function documentsByItem(sql: Sql, meetingId: string): Promise<Map<string, DocumentRecord[]>> {
  const rows = await sql
    .select()
    .from(documents)
    .where(and(eq(documents.meetingId, meetingId), ne(documents.state, 'DISCARDED')))
    .orderBy(asc(documents.receivedAt), asc(documents.id))
  const byItem = new Map<string, DocumentRecord[]>()
  for (const row of rows)
    if (row.itemId && row.state === 'READY') byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row])
  return byItem
}

/** The numbers that the agenda would freeze now. */
export async function agendaNumbers(sql: Sql, meetingId: string): Promise<ReadonlyMap<string, ItemNumber>> {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const { sections, items } = await agendaRows(sql, meetingId)
  return numbersOf(sql, meeting, body, sections, items)
}

export async function agendaOf(sql: Sql, meetingId: string): Promise<Agenda> {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const { sections, items } = await agendaRows(sql, meetingId)
  const numbers = await numbersOf(sql, meeting, body, sections, items)
  const byItem = await documentsByItem(sql, meetingId)
  return {
    meetingId,
    version: meeting.agendaVersion,
    frozen: meeting.frozenAt !== null,
    sections: sections.map(({ id, code, title }) => ({ id, code, title })),
    items: items.map((item, position) =>
      toItem(item, position, numbers.get(item.id)?.number ?? null, byItem.get(item.id) ?? []),
    ),
  }
}

function toItem(
  item: ItemRow,
  position: number,
  number: string | null,
  files: readonly DocumentRecord[],
): AgendaItem {
  const { title, rapporteur, department, actNumber } = item.fields
  return {
    id: item.id,
    sectionId: item.sectionId,
    position,
    number,
    provisional: item.number === null,
    withdrawnAt: item.withdrawnAt?.toISOString() ?? null,
    title: toField(title),
    rapporteur: toField(rapporteur),
    department: toField(department),
    actNumber: toField(actNumber),
    documents: files.map((file) => ({
      id: file.id,
      name: file.name,
      kind: file.kind ?? 'OTHER',
      pages: file.pages ?? 0,
      bytes: file.bytes,
      notes: [...file.notes],
    })),
    pages: files.reduce((sum, file) => sum + (file.pages ?? 0), 0),
    version: item.version,
  }
}

const toField = (field: StoredField): FieldValue => ({
  value: field.value,
  source: field.source,
  confidence: field.confidence,
  toCheck: field.source === 'READ' && field.confidence < TRUST_THRESHOLD,
  evidence: field.evidence,
})
