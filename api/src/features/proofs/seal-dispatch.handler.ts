import { Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { dispatches, files, proofSeals } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { safely } from '../../kernel/http/problem.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { record } from '../../kernel/journal.ts'
import { TimestampProblem } from '../../kernel/timestamp/authority.ts'
import { dispatchById } from '../dispatches/queries.ts'
import { keepLeaves, keptLeaves } from './content.ts'
import { factsAfter, firstLeaves, type KeptLeaf, rootOf } from './leaves.ts'
import { sealById, sealedBefore, type SealRow } from './queries.ts'

/** Seals what is known of a dispatch: leaves, root, timestamp. Run again after a crash, it seals once. */
export const handle: JobHandler<Deps, { sealId: string }> = async (
  { deps, authorityId, lastAttempt },
  { sealId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const seal = await inTx(deps, tenant, (sql) => sealById(sql, sealId))
  if (seal.state !== 'QUEUED') return
  try {
    await sealUp(deps, seal)
  } catch (error) {
    deps.log.error({ sealId, err: safely(error) }, 'sealing failed')
    if (!lastAttempt) throw error
    await inTx(deps, tenant, (sql) => finish(sql, seal, { state: 'FAILED' }))
  }
}

async function sealUp(deps: Deps, seal: SealRow): Promise<void> {
  const { authorityId } = seal
  const previous = await inTx(deps, seal, async (sql) => (await sealedBefore(sql, seal)).at(-1) ?? null)
  const before = previous?.contentSha256 ? await keptLeaves(deps, authorityId, previous.contentSha256) : null
  const { leaves, seq } = await inTx(deps, seal, async (sql) => {
    const first = before ?? (await firstLeaves(sql, await dispatchById(sql, seal.dispatchId)))
    const facts = await factsAfter(sql, seal.dispatchId, previous?.journalSeq ?? 0)
    return { leaves: [...first, ...facts.leaves], seq: facts.seq }
  })
  const root = await rootOf(leaves)
  const stamp = await stampOf(deps, root)
  const content = await keepLeaves(deps, authorityId, leaves)
  const sealedAt = deps.clock.now()
  await inTx(deps, seal, async (sql) => {
    await refuseUnlessStillLast(sql, seal, previous)
    await sql
      .insert(files)
      .values({ authorityId, ...content, createdAt: sealedAt })
      .onConflictDoNothing()
    const contentSha256 = content.sha256
    const changes = { ...stamp, root, leaves: leaves.length, journalSeq: seq, contentSha256, sealedAt }
    if (await finish(sql, seal, { ...changes, state: 'READY' }))
      await noteDown(sql, seal, leaves, root, sealedAt)
  })
}

/** Of two sealings at the same time, the second goes on from the first: it is done again. */
async function refuseUnlessStillLast(sql: Sql, seal: SealRow, previous: SealRow | null): Promise<void> {
  await sql.select().from(dispatches).where(eq(dispatches.id, seal.dispatchId)).for('no key update')
  const last = (await sealedBefore(sql, seal)).at(-1) ?? null
  if (last?.id !== previous?.id) throw new Problem('UNAVAILABLE', 'another sealing came first')
}

async function stampOf(deps: Deps, root: string): Promise<Pick<SealRow, 'token' | 'problem'>> {
  if (!deps.timestamps) return { token: null, problem: 'NO_AUTHORITY' }
  try {
    const token = await deps.timestamps.stamp(root)
    return { token: Buffer.from(token).toString('base64'), problem: null }
  } catch (error) {
    // A proof without a timestamp now is better than none: it says so, and the next sealing asks again.
    if (!(error instanceof TimestampProblem)) throw error
    deps.log.warn({ code: error.code }, 'no timestamp')
    return { token: null, problem: error.code }
  }
}

async function finish(sql: Sql, seal: SealRow, changes: Partial<SealRow>): Promise<boolean> {
  const queued = and(eq(proofSeals.id, seal.id), eq(proofSeals.state, 'QUEUED'))
  const done = await sql.update(proofSeals).set(changes).where(queued).returning({ id: proofSeals.id })
  const { meetingId } = await dispatchById(sql, seal.dispatchId)
  await announce(sql, seal.authorityId, { topic: 'proof', meetingId })
  return done.length > 0
}

/** In the journal, hence in the next sealing: what was sealed before cannot be taken out of it afterwards. */
async function noteDown(sql: Sql, seal: SealRow, leaves: readonly KeptLeaf[], root: string, at: Date) {
  await record(sql, { authorityId: seal.authorityId }, at, {
    action: 'proof.sealed',
    subject: 'dispatch',
    subjectId: seal.dispatchId,
    facts: { leaves: leaves.length, root },
  })
}
