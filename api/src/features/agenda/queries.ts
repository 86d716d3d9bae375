import type { Agenda } from '@hemicycle/contract'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, documents } from '../../kernel/db/schema/index.ts'
import { type DocumentRecord, type ItemRow, readAgendaFacts } from './read.ts'
import { agendaFrom } from './state.ts'

export { type AgendaFacts, type DocumentRecord, readAgendaFacts } from './read.ts'
export { agendaAndLacks, stateOf } from './state.ts'
export { stored } from './stored.ts'
export { fileReadFor, titlesOf } from './titles.ts'

export async function agendaOf(sql: Sql, meetingId: string): Promise<Agenda> {
  return agendaFrom(await readAgendaFacts(sql, meetingId))
}

export async function itemById(sql: Sql, itemId: string): Promise<ItemRow | null> {
  const [item] = await sql.select().from(agendaItems).where(eq(agendaItems.id, itemId))
  return item ?? null
}

/** Documents whatever became of them since, in no order. */
export const documentsByIds = (sql: Sql, ids: readonly string[]): Promise<DocumentRecord[]> =>
  sql
    .select()
    .from(documents)
    .where(inArray(documents.id, [...ids]))

/** The documents of a meeting that can be read, by item and in their order. */
export async function documentsByItem(sql: Sql, meetingId: string): Promise<Map<string, DocumentRecord[]>> {
  const { documents } = await readAgendaFacts(sql, meetingId)
  const byItem = new Map<string, DocumentRecord[]>()
  for (const one of documents)
    if (one.itemId) byItem.set(one.itemId, [...(byItem.get(one.itemId) ?? []), one])
  return byItem
}
