import { Problem } from '@hemicycle/domain'
import { and, eq, isNotNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bundles, dispatches, dispatchRecipients, documents } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'

export interface Readable {
  readonly sha256: string
  readonly bytes: number
  readonly name: string
}

/** The bytes behind a document or a bundle, if this person may read them: clerks all, élus what was sent to them. */
export async function readableFile(
  sql: Sql,
  actor: Actor,
  kind: 'DOCUMENT' | 'BUNDLE',
  id: string,
): Promise<Readable> {
  const office = actor.role === 'ADMINISTRATOR' || actor.role === 'ASSEMBLY_OFFICE'
  const file = await (kind === 'DOCUMENT' ? documentFile(sql, id) : bundleFile(sql, id))
  if (!file || !(office || (await wasSent(sql, actor, kind, id)))) throw new Problem('NOT_FOUND', 'file')
  return file
}

async function documentFile(sql: Sql, id: string): Promise<Readable | null> {
  const [row] = await sql.select().from(documents).where(eq(documents.id, id))
  return row ? { sha256: row.sha256, bytes: row.bytes, name: row.name } : null
}

async function bundleFile(sql: Sql, id: string): Promise<Readable | null> {
  const [row] = await sql
    .select()
    .from(bundles)
    .where(and(eq(bundles.id, id), eq(bundles.state, 'READY')))
  return row?.sha256
    ? { sha256: row.sha256, bytes: row.bytes ?? 0, name: 'ordre-du-jour-et-rapports.pdf' }
    : null
}

/** Whether an available dispatch to this councillor carries it: the manifest says what was sent. */
async function wasSent(sql: Sql, actor: Actor, kind: 'DOCUMENT' | 'BUNDLE', id: string): Promise<boolean> {
  if (actor.role !== 'COUNCILLOR' || !actor.councillorId) return false
  const carries =
    kind === 'BUNDLE'
      ? eq(dispatches.bundleId, id)
      : raw`${dispatches.manifest}::jsonb @> ${sentDocument(id)}::jsonb`
  const rows = await sql
    .select({ id: dispatches.id })
    .from(dispatches)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.dispatchId, dispatches.id))
    .where(
      and(
        eq(dispatchRecipients.councillorId, actor.councillorId),
        isNotNull(dispatches.availableAt),
        carries,
      ),
    )
    .limit(1)
  return rows.length > 0
}

const sentDocument = (id: string): string => JSON.stringify({ items: [{ documents: [{ id }] }] })
