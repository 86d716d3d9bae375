import { Problem } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import type pg from 'pg'
import { newId } from '../ids.ts'
import type { Database, Sql } from './client.ts'

/** Proof that this process lives: a lock that PostgreSQL lets go the moment the process, or its connection, is no more. */
export interface Presence {
  /** The name under which this process claims work now. Throws UNAVAILABLE when it cannot prove that it lives. */
  name(): Promise<string>
  close(): void
}

const keyOf = (name: string) => `presence:${name}`

/** Takes the lock on first use, on a connection of its own. A new connection is a new name: what the old one claimed is in doubt. */
export function openPresence(database: Database): Presence {
  let held: Promise<{ name: string; client: pg.PoolClient }> | null = null
  const take = async () => {
    const name = newId()
    const client = await database.pool.connect()
    const lose = () => (held = null)
    client.on('error', lose)
    client.on('end', lose)
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [keyOf(name)])
    return { name, client }
  }
  return {
    async name() {
      held ??= take()
      try {
        return (await held).name
      } catch (cause) {
        held = null
        throw new Problem('UNAVAILABLE', 'the database does not answer', { cause })
      }
    },
    close() {
      void held?.then(({ client }) => client.release(true)).catch(() => undefined)
      held = null
    },
  }
}

/** Whether the process of that name is gone. Asked inside a transaction: the lock it may take is given back with it. */
export async function isGone(sql: Sql, name: string): Promise<boolean> {
  const { rows } = await sql.execute<{ gone: boolean }>(
    raw`select pg_try_advisory_xact_lock(hashtextextended(${keyOf(name)}, 0)) as gone`,
  )
  return rows[0]?.gone === true
}
