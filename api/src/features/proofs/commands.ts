import type { Input, Output, ProofSeal, sealProof } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { dispatches, proofSeals } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { sealDispatch } from './jobs.ts'
import { type SealRow, toSeal } from './queries.ts'

/** Asks for a sealing of what is known at this moment; one on its way is enough. */
export async function sealProofCommand(
  deps: Deps,
  actor: Actor,
  { dispatchId }: Input<typeof sealProof>,
): Promise<Output<typeof sealProof>> {
  return inTx(deps, actor, async (sql): Promise<{ proof: ProofSeal }> => ({
    proof: toSeal(await askSeal(sql, actor, dispatchId, deps.clock.now())),
  }))
}

export async function askSeal(sql: Sql, actor: Tenant, dispatchId: string, now: Date): Promise<SealRow> {
  const [dispatch] = await sql
    .select()
    .from(dispatches)
    .where(eq(dispatches.id, dispatchId))
    .for('no key update')
  if (!dispatch) throw new Problem('NOT_FOUND', 'dispatch')
  if (!dispatch.availableAt) throw new Problem('NOT_ALLOWED_NOW', 'nothing was sent yet')
  const onTheWay = and(eq(proofSeals.dispatchId, dispatchId), eq(proofSeals.state, 'QUEUED'))
  const [already] = await sql.select().from(proofSeals).where(onTheWay)
  if (already) return already
  const { authorityId } = actor
  const row = { id: newId(), authorityId, dispatchId, state: 'QUEUED' as const, requestedBy: actor.userId ?? null, requestedAt: now } // prettier-ignore
  const [made] = await sql.insert(proofSeals).values(row).returning()
  if (!made) throw new Problem('INTERNAL')
  await emit(sql, authorityId, sealDispatch, { sealId: made.id })
  await announce(sql, authorityId, { topic: 'proof', meetingId: dispatch.meetingId })
  return made
}
