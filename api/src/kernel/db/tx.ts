import { createHash } from 'node:crypto'
import { Problem } from '@hemicycle/domain'
import { and, eq, sql as raw } from 'drizzle-orm'
import type { Database, Sql } from './client.ts'
import { idempotencyKeys } from './schema/index.ts'

/** Who acts, and for which authority: decided once, by the access token. */
export interface Actor {
  readonly userId: string
  readonly authorityId: string
  readonly membershipId: string
  readonly role: string
  readonly name: string
  readonly councillorId: string | null
  /** Set for one request when the caller sent an Idempotency-Key. */
  readonly once?: Once
}
export interface Once {
  readonly key: string
  readonly operation: string
  readonly bodyHash: string
}
export type Tenant = Pick<Actor, 'authorityId'> & Partial<Actor>

interface NeedsDatabase {
  readonly database: Database
}

/**
 * One transaction of one authority: row-level security is on for all of it, and knows who acts where rows are a person's own. When the actor carries an idempotency key,
 * the reply is stored with the work, so that the same request gives the same reply and the work is done once.
 */
export async function inTx<R>(
  deps: NeedsDatabase,
  actor: Tenant,
  work: (sql: Sql) => Promise<R>,
): Promise<R> {
  return deps.database.root.transaction(async (sql) => {
    await sql.execute(
      raw`select set_config('role', 'hemicycle_app', true), set_config('app.authority_id', ${actor.authorityId}, true),
        set_config('app.user_id', ${actor.userId ?? ''}, true), set_config('app.councillor_id', ${actor.councillorId ?? ''}, true)`,
    )
    return actor.once && actor.userId ? doOnce(sql, actor as Actor, actor.once, work) : work(sql)
  })
}

/** One transaction of the installation itself: accounts, relay, migrations. Never reached from a feature's query. */
export async function asSystem<R>(deps: NeedsDatabase, work: (sql: Sql) => Promise<R>): Promise<R> {
  return deps.database.root.transaction(work)
}

async function doOnce<R>(sql: Sql, actor: Actor, once: Once, work: (sql: Sql) => Promise<R>): Promise<R> {
  const mine = await sql
    .insert(idempotencyKeys)
    .values({ ...once, authorityId: actor.authorityId, userId: actor.userId, createdAt: raw`now()` })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  const here = and(eq(idempotencyKeys.userId, actor.userId), eq(idempotencyKeys.key, once.key))
  if (mine.length === 0) {
    const [earlier] = await sql.select().from(idempotencyKeys).where(here)
    if (earlier?.operation !== once.operation || earlier.bodyHash !== once.bodyHash)
      throw new Problem('IDEMPOTENCY_MISMATCH', 'this key was used for another request')
    return earlier.reply as R
  }
  const reply = await work(sql)
  await sql.update(idempotencyKeys).set({ reply }).where(here)
  return reply
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
