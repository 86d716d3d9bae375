import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { newId } from '../ids.ts'
import type { Job } from './define.ts'

export const OUTBOX_CHANNEL = 'hemicycle_outbox'

/** Promises work inside the caller's transaction: it exists exactly when the transaction commits. */
export async function emit<P>(
  sql: Sql,
  authorityId: string | null,
  job: Job<never, P> | Job<unknown, P>,
  payload: P,
): Promise<void> {
  await sql.insert(outbox).values({
    id: newId(),
    authorityId,
    job: job.name,
    payload: payload as Record<string, unknown>,
    createdAt: raw`now()`,
  })
  await sql.execute(raw`select pg_notify(${OUTBOX_CHANNEL}, '')`)
}
