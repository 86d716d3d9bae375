import { createHash } from 'node:crypto'
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
interface Chained extends Fact {
  readonly seq: number
  readonly at: Date
  readonly actorId: string | null
  readonly actor: string
}

/** Adds a fact to the authority's chain, in the caller's transaction: what is not journaled has not happened. */
export async function record(sql: Sql, actor: Tenant, at: Date, fact: Fact): Promise<void> {
  await sql.execute(raw`select pg_advisory_xact_lock(hashtextextended(${'journal:' + actor.authorityId}, 0))`)
  const [last] = await sql
    .select({ seq: table.seq, hash: table.hash })
    .from(table)
    .orderBy(desc(table.seq))
    .limit(1)
  const entry: Chained = {
    ...fact,
    facts: fact.facts ?? {},
    seq: (last?.seq ?? 0) + 1,
    at,
    actorId: actor.userId ?? null,
    actor: actor.name ?? 'Hémicycle',
  }
  const previousHash = last?.hash ?? GENESIS
  await sql.insert(table).values({
    ...entry,
    authorityId: actor.authorityId,
    facts: entry.facts ?? {},
    previousHash,
    hash: hashEntry(previousHash, entry),
  })
}

/** The number of the first entry that does not follow from the one before, or null when the chain is intact. */
export async function firstBreak(sql: Sql): Promise<number | null> {
  let previous = GENESIS
  let expected = 1
  for (const entry of await sql.select().from(table).orderBy(asc(table.seq))) {
    const sound =
      entry.seq === expected && entry.previousHash === previous && entry.hash === hashEntry(previous, entry)
    if (!sound) return entry.seq
    previous = entry.hash
    expected += 1
  }
  return null
}

function hashEntry(previousHash: string, entry: Chained): string {
  const content = [
    previousHash,
    entry.seq,
    entry.at.toISOString(),
    entry.actorId,
    entry.actor,
    entry.action,
    entry.subject,
    entry.subjectId,
  ]
  return createHash('sha256')
    .update(JSON.stringify([...content, canonical(entry.facts ?? {})]))
    .digest('hex')
}

/** JSON with sorted keys: PostgreSQL does not keep the order of the keys of a jsonb value. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]))
}
