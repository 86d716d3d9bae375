import { createHash } from 'node:crypto'
import { type ChainedEntry, entryText } from '@hemicycle/proof'
import { asc, desc, sql as raw } from 'drizzle-orm'
import type { Sql } from './db/client.ts'
import { journal as table } from './db/schema/index.ts'
import type { Tenant } from './db/tx.ts'

export const GENESIS = '0'.repeat(64)

export interface Fact {
  readonly action: string
  /** What it is about, e.g. 'meeting', 'dispatch': a kind, never a title. */
  readonly subject: string
  readonly subjectId: string | null
  readonly facts?: Record<string, unknown>
}

/** Adds a fact to the authority's chain, in the caller's transaction: what is not journaled has not happened. */
export async function record(sql: Sql, actor: Tenant, at: Date, fact: Fact): Promise<void> {
  await sql.execute(raw`select pg_advisory_xact_lock(hashtextextended(${'journal:' + actor.authorityId}, 0))`)
  const [last] = await sql
    .select({ seq: table.seq, hash: table.hash })
    .from(table)
    .orderBy(desc(table.seq))
    .limit(1)
  const entry = {
    ...fact,
    facts: fact.facts ?? {},
    seq: (last?.seq ?? 0) + 1,
    at,
    actorId: actor.userId ?? null,
    actor: actor.name ?? 'Hémicycle',
  }
  const previousHash = last?.hash ?? GENESIS
  const hash = hashEntry(previousHash, chained(entry))
  await sql.insert(table).values({ ...entry, authorityId: actor.authorityId, previousHash, hash })
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
