import type { ProofSeal } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, asc, desc, eq, lte } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { proofSeals } from '../../kernel/db/schema/index.ts'
import { dispatchById } from '../dispatches/queries.ts'

export type SealRow = typeof proofSeals.$inferSelect

export async function sealList(sql: Sql, dispatchId: string): Promise<ProofSeal[]> {
  await dispatchById(sql, dispatchId)
  const rows = await sql
    .select()
    .from(proofSeals)
    .where(eq(proofSeals.dispatchId, dispatchId))
    .orderBy(desc(proofSeals.requestedAt), desc(proofSeals.id))
  return rows.map(toSeal)
}

export async function sealById(sql: Sql, sealId: string): Promise<SealRow> {
  const [row] = await sql.select().from(proofSeals).where(eq(proofSeals.id, sealId))
  if (!row) throw new Problem('NOT_FOUND', 'proof')
  return row
}

/** What has been sealed of a dispatch, from the oldest: each goes on from the one before. */
export async function sealedBefore(sql: Sql, seal: SealRow): Promise<SealRow[]> {
  const same = and(eq(proofSeals.dispatchId, seal.dispatchId), eq(proofSeals.state, 'READY'))
  const until = seal.leaves === null ? same : and(same, lte(proofSeals.leaves, seal.leaves))
  return sql.select().from(proofSeals).where(until).orderBy(asc(proofSeals.leaves))
}

export function toSeal(row: SealRow): ProofSeal {
  const { id, state, root, leaves, problem } = row
  return {
    id,
    state,
    root,
    leaves,
    problem,
    stamped: row.token !== null,
    requestedAt: row.requestedAt.toISOString(),
    sealedAt: row.sealedAt?.toISOString() ?? null,
  }
}
