import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { newId } from '../ids.ts'
import type { Job } from './define.ts'

export const OUTBOX_CHANNEL = 'hemicycle_outbox'
const CHUNK = 1000

/** Promises work inside the caller's transaction: it exists exactly when the transaction commits. */
export async function emit<P>(
  sql: Sql,
  authorityId: string | null,
  job: Job<never, P> | Job<unknown, P>,
  payload: P,
): Promise<void> {
  await emitMany(sql, authorityId, job, [payload])
}

/** The same for many at once: ten thousand promises are a handful of statements. */
export async function emitMany<P>(
  sql: Sql,
  authorityId: string | null,
  job: Job<never, P> | Job<unknown, P>,
  payloads: readonly P[],
): Promise<void> {
  for (let start = 0; start < payloads.length; start += CHUNK)
    await sql.insert(outbox).values(
      payloads.slice(start, start + CHUNK).map((payload) => ({
        id: newId(),
        authorityId,
        job: job.name,
        payload: payload as Record<string, unknown>,
        createdAt: raw`now()`,
      })),
    )
  if (payloads.length > 0) await sql.execute(raw`select pg_notify(${OUTBOX_CHANNEL}, '')`)
}
