import type { HistoryEntry } from '@hemicycle/contract'
import { type AgendaOperation, itemsTouched, Problem } from '@hemicycle/domain'
import { arrayContains, desc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, agendaOps } from '../../kernel/db/schema/index.ts'

const MOST = 200

/** What happened to an item, the last first: who, when, what it was and what it became. */
export async function itemHistory(sql: Sql, itemId: string): Promise<HistoryEntry[]> {
  const [item] = await sql.select({ id: agendaItems.id }).from(agendaItems).where(eq(agendaItems.id, itemId))
  if (!item) throw new Problem('NOT_FOUND', 'agenda item')
  const rows = await sql
    .select()
    .from(agendaOps)
    .where(arrayContains(agendaOps.itemIds, [itemId]))
    .orderBy(desc(agendaOps.at), desc(agendaOps.version))
    .limit(MOST)
  const about = (operations: readonly unknown[]) =>
    operations.filter((one) => {
      const ids = itemsTouched([one as AgendaOperation])
      return ids.length === 0 || ids.includes(itemId)
    })
  return rows.map((row) => ({
    gestureId: row.id,
    version: row.version,
    at: row.at.toISOString(),
    actor: row.actor,
    kind: row.kind,
    operations: about(row.operations),
    before: about(row.inverse),
  }))
}
