import type { changeItemAids, Input, Output } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, inArray, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, publicationItems, publications } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'

type Aids = Output<typeof changeItemAids>

const titleNow = raw<string>`(select v.title from publication_versions v
  where v.publication_id = "publications"."id" order by v.published_at is null, v.number desc limit 1)`

/** The aids that an item grants under. Throws NOT_FOUND for an item of nowhere. */
export async function aidsOfItem(sql: Sql, itemId: string): Promise<Aids> {
  const [item] = await sql.select({ id: agendaItems.id }).from(agendaItems).where(eq(agendaItems.id, itemId))
  existing(item, 'item')
  const aids = await sql
    .select({ id: publications.id, title: titleNow })
    .from(publicationItems)
    .innerJoin(publications, eq(publications.id, publicationItems.publicationId))
    .where(eq(publicationItems.itemId, itemId))
  return { aids }
}

/** Links an item to the aids it grants under; those of the list and no other. */
export async function changeItemAidsCommand(
  deps: Deps,
  actor: Actor,
  { itemId, aids }: Input<typeof changeItemAids>,
): Promise<Aids> {
  return inTx(deps, actor, async (sql) => {
    await aidsOfItem(sql, itemId)
    const known = await sql
      .select({ id: publications.id })
      .from(publications)
      .where(and(inArray(publications.id, aids), eq(publications.kind, 'AID')))
    if (known.length !== aids.length)
      throw new Problem('INVALID_INPUT', 'aids', { violations: [{ field: 'aids', reason: 'unknown' }] })
    await sql.delete(publicationItems).where(eq(publicationItems.itemId, itemId))
    const { authorityId } = actor
    const rows = aids.map((publicationId) => ({ authorityId, itemId, publicationId }))
    if (rows.length > 0) await sql.insert(publicationItems).values(rows)
    const facts = { aids: aids.length }
    await record(sql, actor, deps.clock.now(), {
      action: 'item.aids',
      subject: 'item',
      subjectId: itemId,
      facts,
    })
    return aidsOfItem(sql, itemId)
  })
}
