import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import pg from 'pg'
import * as schema from './schema/index.ts'

/** What commands and queries receive: always the transaction in course, never the pool. */
export type Sql = PgDatabase<NodePgQueryResultHKT, typeof schema>

export interface Database {
  readonly pool: pg.Pool
  readonly root: NodePgDatabase<typeof schema>
  close(): Promise<void>
}

/** Opens the pool. A broken idle connection is reported, not fatal: the next query opens another. */
export function openDatabase(url: string, onError: (error: Error) => void, max = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max, keepAlive: true, application_name: 'hemicycle' })
  pool.on('error', onError)
  return { pool, root: drizzle(pool, { schema }), close: () => pool.end() }
}
