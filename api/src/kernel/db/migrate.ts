import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Database } from './client.ts'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))
/** Two processes starting together must not migrate at once. */
const MIGRATION_LOCK = 4_715_001

/** Brings the schema up to date. Safe to call at every start and from several processes. */
export async function migrateDatabase(database: Database): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(database.root, { migrationsFolder: folder })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}
