import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { eq, sql as raw } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { readConfig, ROOT } from '../src/config.ts'
import { openServices } from '../src/deps.ts'
import { seedAuthority } from '../src/demo/seed.ts'
import { announceDispatch } from '../src/features/dispatches/jobs.ts'
import {
  authorities,
  bodies,
  bundles,
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
  meetings,
} from '../src/kernel/db/schema/index.ts'
import { asSystem, inTx } from '../src/kernel/db/tx.ts'
import type { Deps } from '../src/kernel/deps.ts'
import { fileKey } from '../src/kernel/files/keys.ts'
import { newId } from '../src/kernel/ids.ts'
import { emit } from '../src/kernel/jobs/outbox.ts'
import { startWorker } from '../src/worker.ts'

// How fast a convocation leaves, to a relay that takes everything at once: one dispatch to many, then many dispatches at once.
// `[REDIS_URL=redis://…] npx tsx api/bench/dispatch.ts [RECIPIENTS] [DISPATCHES] [--write]`, 10 000 and 50 by default. With --write the
// figures of this backend take their place in docs/dispatch-benchmark.md.
const sizes = process.argv.slice(2).filter((word) => word !== '--write')
const [most, many] = [Number(sizes[0] ?? 10_000), Number(sizes[1] ?? 50)]
const said: string[] = []
const say = (line: string): void => {
  console.log(line)
  said.push(line)
}
const PDF = Buffer.from('%PDF-1.7 ordre du jour')
const sha256 = createHash('sha256').update(PDF).digest('hex')

const HEAD = `# À quelle vitesse une convocation part

Mesuré par \`api/bench/dispatch.ts --write\` : un relais local qui prend tout, un seul processus pour le web et le travail, la base
embarquée. « Demandé » est le temps que prend la demande elle-même ; le reste se fait derrière.
`
let taken = 0
const relay = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    stream.resume().on('end', () => done(null, `250 taken ${(taken += 1)}`))
  },
})
await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
const dir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'))
// So that PostgreSQL, which root starts as somebody else, can enter.
await chmod(dir, 0o711)
const smtpUrl = `smtp://127.0.0.1:${(relay.server.address() as AddressInfo).port}`
const config = { ...readConfig(), dataDir: dir, databaseUrl: null, smtpUrl, logLevel: 'error' }
const services = await openServices(config)
const worker = await startWorker(services.deps, services.databaseUrl)
try {
  console.log(`files d’attente : ${worker.backend}`)
  await seedAuthority(services.deps)
  await measure(services.deps, 1, most)
  await measure(services.deps, many, Math.max(1, Math.round(most / many)))
  if (process.argv.includes('--write')) await write(worker.backend)
} finally {
  await worker.close()
  await services.close()
  await new Promise<void>((resolve) => relay.close(resolve))
  await rm(dir, { recursive: true, force: true })
}

/** Puts the figures in the place of the earlier ones of the same backend. */
async function write(backend: string): Promise<void> {
  const path = join(ROOT, 'docs/dispatch-benchmark.md')
  const earlier = await readFile(path, 'utf8').catch(() => HEAD)
  const on = `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cœurs, charge ${loadavg()[0]?.toFixed(1)} à la fin.`
  const section = `## ${backend}\n\n${on}\n\n${said.map((line) => `- ${line}`).join('\n')}\n`
  const others = earlier.split(/\n(?=## )/).filter((one) => !one.startsWith(`## ${backend}\n`))
  await writeFile(path, [...others.map((one) => `${one.trimEnd()}\n`), section].join('\n'))
}

async function measure(deps: Deps, howMany: number, recipients: number): Promise<void> {
  const [authority] = await asSystem(deps, (sql) => sql.select().from(authorities).limit(1))
  if (!authority) throw new Error('no authority')
  const people = await addPeople(deps, authority.id, recipients)
  const ready = []
  for (let n = 0; n < howMany; n += 1) ready.push(await prepare(deps, authority.id, people))
  const [before, settled] = [taken, await accepted(deps)]
  const start = performance.now()
  await Promise.all(
    ready.map((dispatchId) =>
      inTx(deps, { authorityId: authority.id }, (sql) =>
        emit(sql, authority.id, announceDispatch, { dispatchId }),
      ),
    ),
  )
  const asked = performance.now() - start
  const slowest = await follow(deps, settled + howMany * recipients)
  const seconds = (performance.now() - start) / 1000
  const sent = howMany * recipients
  say(
    `${howMany} envoi(s) × ${recipients} : demandé en ${asked.toFixed(0)} ms, parti en ${seconds.toFixed(1)} s ` +
      `(${(sent / seconds).toFixed(0)} par seconde), lecture la plus lente pendant ce temps ${slowest.toFixed(0)} ms, ` +
      `messages au relais ${taken - before} pour ${sent}`,
  )
}

/** Waits for the last message, reading as a screen would; returns the slowest of those reads, in milliseconds. */
async function follow(deps: Deps, goal: number): Promise<number> {
  let slowest = 0
  for (;;) {
    const start = performance.now()
    const now = await accepted(deps)
    slowest = Math.max(slowest, performance.now() - start)
    if (now >= goal) return slowest
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function accepted(deps: Deps): Promise<number> {
  const [row] = await asSystem(deps, (sql) =>
    sql
      .select({ n: raw<number>`count(*)::int` })
      .from(deliveries)
      .where(eq(deliveries.state, 'ACCEPTED')),
  )
  return row?.n ?? 0
}

async function addPeople(deps: Deps, authorityId: string, howMany: number): Promise<string[]> {
  const people = Array.from({ length: howMany }, (_, order) => ({
    id: newId(),
    authorityId,
    civility: 'MME' as const,
    firstName: 'Prénom',
    lastName: `Nom ${order}`,
    email: `elu-${order}@bench.example`,
    protocolOrder: 1000 + order,
  }))
  await asSystem(deps, async (sql) => {
    for (let start = 0; start < people.length; start += 1000)
      await sql.insert(councillors).values(people.slice(start, start + 1000))
  })
  return people.map(({ id }) => id)
}

/** A dispatch as the command leaves it, without the bundle that this does not measure. */
async function prepare(deps: Deps, authorityId: string, people: readonly string[]): Promise<string> {
  await deps.store.put(fileKey(authorityId, sha256), Readable.from([PDF]))
  const [meetingId, bundleId, id] = [newId(), newId(), newId()]
  const now = deps.clock.now()
  await asSystem(deps, async (sql) => {
    const [body] = await sql.select().from(bodies).limit(1)
    if (!body) throw new Error('no body')
    const place = 'Hôtel du Département'
    const meeting = {
      id: meetingId,
      body: body.name,
      date: '2030-01-15',
      time: '09:30',
      place,
      timeZone: 'Europe/Paris',
    }
    await sql.insert(meetings).values({ id: meetingId, authorityId, bodyId: body.id, date: meeting.date, time: meeting.time, place, state: 'CONVENED', createdAt: now }) // prettier-ignore
    await sql.insert(bundles).values({ id: bundleId, authorityId, meetingId, agendaVersion: 0, state: 'READY', requestedAt: now }) // prettier-ignore
    const file = { sha256, bytes: PDF.length }
    const manifest = {
      authority: { name: 'Banc' },
      meeting,
      items: [],
      agenda: file,
      bundle: { id: bundleId, ...file },
    }
    await sql.insert(dispatches).values({ id, authorityId, meetingId, bundleId, kind: 'INITIAL', agendaVersion: 0, manifest: JSON.stringify(manifest), manifestSha256: sha256, requestedBy: newId(), requestedAt: now }) // prettier-ignore
    const rows = people.map((councillorId) => ({ id: newId(), authorityId, dispatchId: id, councillorId }))
    for (let start = 0; start < rows.length; start += 1000)
      await sql.insert(dispatchRecipients).values(rows.slice(start, start + 1000))
  })
  return id
}
