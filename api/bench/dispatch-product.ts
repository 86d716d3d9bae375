import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMeeting, operateAgenda, readAgenda, readBundle, requestBundle } from '@hemicycle/contract'
import { SMTPServer } from 'smtp-server'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../src/demo/reports.ts'
import { openServices } from '../src/deps.ts'
import type { Sql } from '../src/kernel/db/client.ts'
import { bodyMembers, councillors, memberships, users } from '../src/kernel/db/schema/index.ts'
import { asSystem } from '../src/kernel/db/tx.ts'
import type { Deps } from '../src/kernel/deps.ts'
import { newId } from '../src/kernel/ids.ts'
import { startWorker } from '../src/worker.ts'
import { makeScene, type Scene } from '../test/scene.ts'

export interface Product {
  readonly deps: Deps
  readonly backend: string
  /** How often the relay took each message, by its Message-ID. */
  readonly taken: ReadonlyMap<string, number>
  scene(): Promise<Scene>
  close(): Promise<void>
}

/** The whole product in one process, as `npm start` runs it, on an empty database and before a relay that takes everything. */
export async function startProduct(): Promise<Product> {
  const relay = await startRelay()
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'))
  // So that PostgreSQL, which root starts as somebody else, can enter.
  await chmod(dir, 0o711)
  const env = { ...process.env, SMTP_URL: relay.url, DATA_DIR: dir, DATABASE_URL: '', S3_ENDPOINT: '', RATE_LIMIT: '0', LOG_LEVEL: 'error' } // prettier-ignore
  const services = await openServices(readConfig(env))
  const worker = await startWorker(services.deps, services.databaseUrl)
  const { server } = await buildApp(services.deps)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return {
    deps: services.deps,
    backend: worker.backend,
    taken: relay.taken,
    scene: () => makeScene(services.deps, server, origin),
    async close() {
      await server.close()
      await worker.close()
      await services.close()
      await relay.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function startRelay() {
  const taken = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let head = ''
      stream.on('data', (chunk: Buffer) => (head += head.length < 8192 ? chunk.toString('latin1') : ''))
      stream.on('end', () => {
        const id = /^message-id: *(\S+)/im.exec(head)?.[1] ?? 'none'
        taken.set(id, (taken.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return { url, taken, close: () => new Promise<void>((resolve) => server.close(resolve)) }
}

/** Fills the body of a scene up to so many members, each with an address and an account. */
export async function fillBody(deps: Deps, scene: Scene, members: number): Promise<void> {
  const { authorityId, bodyId } = scene
  const createdAt = deps.clock.now()
  const people = Array.from({ length: members - scene.councillors.length }, (_, index) => {
    const [id, userId] = [newId(), newId()]
    return { id, userId, order: index + 10, email: `elu-${id}@bench.example` }
  })
  await asSystem(deps, async (sql) => {
    for (let start = 0; start < people.length; start += 1000)
      await addPeople(sql, people.slice(start, start + 1000))
  })

  async function addPeople(sql: Sql, some: typeof people): Promise<void> {
    await sql.insert(councillors).values(some.map(({ id, order, email }) => ({ id, authorityId, civility: 'MME' as const, firstName: 'Prénom', lastName: `Nom ${order}`, email, protocolOrder: order }))) // prettier-ignore
    await sql.insert(bodyMembers).values(some.map(({ id }) => ({ authorityId, bodyId, councillorId: id, since: '2021-07-01' }))) // prettier-ignore
    await sql.insert(users).values(some.map(({ userId, email }) => ({ id: userId, email, createdAt })))
    await sql.insert(memberships).values(some.map(({ id, userId, order }) => ({ id: newId(), authorityId, userId, role: 'COUNCILLOR' as const, displayName: `Nom ${order}`, councillorId: id }))) // prettier-ignore
  }
}

const POINTS = 59
const report = makeReport(SYNTHETIC_REPORTS[0]!)

/** A meeting whose bundle is ready: all that is left is to convene. */
export async function readyMeeting(scene: Scene): Promise<{ meetingId: string; agendaVersion: number }> {
  const { call } = scene.clerk
  const date = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const { bodyId } = scene
  const { id: meetingId } = await call(createMeeting, { bodyId, date, time: '09:30', place: 'Hémicycle' })
  await scene.upload(meetingId, [{ name: 'rapport.pdf', bytes: await report }])
  const before = await until(
    () => call(readAgenda, { meetingId }),
    ({ items }) => items.some(({ pages }) => pages > 0),
  )
  const operations = Array.from({ length: POINTS }, (_, index) => ({
    type: 'ADD_POINT' as const,
    itemId: randomUUID(),
    nature: 'REPORT' as const,
    title: `Aide aux communes rurales, ${index + 1}e répartition de l’exercice budgétaire`,
    sectionId: before.sections[0]?.id ?? null,
  }))
  await call(operateAgenda, { meetingId, baseVersion: before.version, operations, clientId: 'bench' })
  const { version } = await call(readAgenda, { meetingId })
  await call(requestBundle, { meetingId })
  await until(
    () => call(readBundle, { meetingId }),
    ({ bundle }) => {
      if (bundle?.state === 'FAILED') throw new Error(`no bundle: ${bundle.problem}`)
      return bundle?.state === 'READY'
    },
  )
  return { meetingId, agendaVersion: version }
}

async function until<R>(read: () => Promise<R>, enough: (value: R) => boolean): Promise<R> {
  for (;;) {
    const value = await read()
    if (enough(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
