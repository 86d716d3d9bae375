import { createHash } from 'node:crypto'
import { type ChainedEntry, entryText } from '@hemicycle/proof'
import { asc, desc, sql as raw } from 'drizzle-orm'
import type { Sql } from './db/client.ts'
import { journal as table } from './db/schema/index.ts'
import type { Tenant } from './db/tx.ts'
import { tellWebhooks } from './webhooks/tell.ts'

export const GENESIS = '0'.repeat(64)

export interface Fact {
  readonly action: string
  /** What it is about, e.g. 'meeting', 'dispatch': a kind, never a title. */
  readonly subject: string
  readonly subjectId: string | null
  readonly facts?: Record<string, unknown>
}

/** Adds a fact to the authority's chain, in the caller's transaction: what is not journaled has not happened. Other systems are told from here. */
export const record = (sql: Sql, actor: Tenant, at: Date, fact: Fact): Promise<void> =>
  recordAll(sql, actor, [{ ...fact, at }])

/** The same for many facts, in their order: the chain is locked, read and written once. */
export async function recordAll(
  sql: Sql,
  actor: Tenant,
  facts: readonly (Fact & { readonly at: Date })[],
): Promise<void> {
  if (facts.length === 0) return
  await sql.execute(raw`select pg_advisory_xact_lock(hashtextextended(${'journal:' + actor.authorityId}, 0))`)
  const [last] = await sql
    .select({ seq: table.seq, hash: table.hash })
    .from(table)
    .orderBy(desc(table.seq))
    .limit(1)
  let [seq, previousHash] = [last?.seq ?? 0, last?.hash ?? GENESIS]
  const rows = facts.map((fact) => {
    const who = { actorId: actor.userId ?? null, actor: actor.name ?? 'Hémicycle' }
    const entry = { ...fact, ...who, facts: fact.facts ?? {}, seq: (seq += 1) }
    const row = { ...entry, previousHash, hash: hashEntry(previousHash, chained(entry)) }
    previousHash = row.hash
    return { ...row, authorityId: actor.authorityId }
  })
  await sql.insert(table).values(rows)
  for (const row of rows) await tellWebhooks(sql, actor.authorityId, row)
}

/** The number of the first entry that does not follow from the one before, or null when the chain is intact. */
export async function firstBreak(sql: Sql): Promise<number | null> {
  let previous = GENESIS
  let expected = 1
  for (const entry of await sql.select().from(table).orderBy(asc(table.seq))) {
    const sound =
      entry.seq === expected &&
      entry.previousHash === previous &&
      entry.hash === hashEntry(previous, chained(entry))
    if (!sound) return entry.seq
    previous = entry.hash
    expected += 1
  }
  return null
}

/** An entry as its fingerprint is made of: the same in a dossier de preuve, whoever computes it. */
export const chained = <E extends { readonly at: Date }>({ at, ...entry }: E) => ({
  ...entry,
  at: at.toISOString(),
})

const hashEntry = (previousHash: string, entry: ChainedEntry): string =>
  createHash('sha256').update(entryText(previousHash, entry)).digest('hex')
