import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/kernel/db/client.ts'
import { migrateDatabase } from '../src/kernel/db/migrate.ts'
import { startEmbeddedPostgres } from '../src/kernel/embedded/postgres.ts'
import { openQueues } from '../src/kernel/jobs/queues.ts'

export const TEMPLATE = 'hemicycle_template'

/** One real PostgreSQL for the run, migrated once; every test file works on a clone of the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-test-'))
  // So that PostgreSQL, which root starts as somebody else, can enter.
  await chmod(dir, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres'), durable: false })
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  await migrate(databaseUrl(postgres.url, TEMPLATE))
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

async function migrate(url: string): Promise<void> {
  const database = openDatabase(url, () => undefined)
  await migrateDatabase(database)
  await database.close()
  await (await openQueues({ redisUrl: null, databaseUrl: url })).close()
}

export function databaseUrl(base: string, name: string): string {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}
