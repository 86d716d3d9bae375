import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql as raw } from 'drizzle-orm'
import { readConfig, ROOT } from '../src/config.ts'
import { openServices } from '../src/deps.ts'
import { seedAuthority } from '../src/demo/seed.ts'
import { registerFile } from '../src/features/imports/commands.ts'
import { createMeetingCommand } from '../src/features/meetings/commands.ts'
import { bodies, documents, memberships } from '../src/kernel/db/schema/index.ts'
import { asSystem, inTx } from '../src/kernel/db/tx.ts'
import { startWorker } from '../src/worker.ts'

// From dropped files to a numbered agenda: how long the server takes, receiving and reading. `npx tsx api/bench/import.ts [FOLDER]`
const folder =
  process.argv[2] ??
  join(process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'), 'montpellier/2013-06-17')
if (existsSync(folder)) await measure()
else console.log(`Le dossier ${folder} est absent : rien à mesurer.`)

async function measure(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'))
  // So that PostgreSQL, which root starts as somebody else, can enter.
  await chmod(dir, 0o711)
  const services = await openServices({
    ...readConfig(),
    dataDir: dir,
    databaseUrl: null,
    redisUrl: null,
    logLevel: 'error',
  })
  const worker = await startWorker(services.deps, services.databaseUrl)
  try {
    await run(
      services.deps,
      readdirSync(folder).filter((name) => name.endsWith('.pdf')),
    )
  } finally {
    await worker.close()
    await services.close()
    await rm(dir, { recursive: true, force: true })
  }
}

async function run(deps: Parameters<typeof seedAuthority>[0], names: readonly string[]): Promise<void> {
  await seedAuthority(deps)
  const [clerk] = await asSystem(deps, (sql) => sql.select().from(memberships).limit(1))
  const [body] = await asSystem(deps, (sql) => sql.select().from(bodies).limit(1))
  if (!clerk || !body) throw new Error('the demo is missing')
  const actor = {
    userId: clerk.userId,
    authorityId: clerk.authorityId,
    membershipId: clerk.id,
    role: clerk.role,
    name: clerk.displayName,
    councillorId: null,
  }
  const { id } = await createMeetingCommand(deps, actor, {
    bodyId: body.id,
    date: '2027-06-18',
    time: '09:30',
    place: 'Salle',
  })
  const started = performance.now()
  for (const name of names)
    await registerFile(deps, actor, id, name, Readable.from([readFileSync(join(folder, name))]))
  const received = performance.now() - started
  const waiting = () =>
    inTx(deps, actor, async (sql) => {
      const [row] = await sql
        .select({ n: raw<number>`count(*) filter (where ${documents.state} = 'RECEIVED')::int` })
        .from(documents)
      return row?.n ?? 0
    })
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  const total = performance.now() - started
  console.log(
    `${names.length} fichiers : reçus en ${(received / 1000).toFixed(1)} s, lus et placés en ${(total / 1000).toFixed(1)} s.`,
  )
}
