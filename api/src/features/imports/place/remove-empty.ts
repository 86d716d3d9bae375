import { and, eq, ne } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, documents } from '../../../kernel/db/schema/index.ts'

/** An item left without any file leaves the agenda with the last of them; it is kept, and comes back with them. */
export async function removeIfEmpty(sql: Sql, itemId: string, now: Date): Promise<void> {
  const left = await sql
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.itemId, itemId), ne(documents.state, 'DISCARDED')))
    .limit(1)
  if (left.length === 0)
    await sql.update(agendaItems).set({ removedAt: now }).where(eq(agendaItems.id, itemId))
}
