import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Call, type Contract, createClient } from '@hemicycle/contract'
import type { Role } from '@hemicycle/domain'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { buildApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'
import { openConverter } from '../src/kernel/convert/open.ts'
import { openDatabase } from '../src/kernel/db/client.ts'
import { openPresence } from '../src/kernel/db/presence.ts'
import type { Deps } from '../src/kernel/deps.ts'
import { startMailbox } from '../src/kernel/embedded/mailbox.ts'
import { openEventHub } from '../src/kernel/events.ts'
import { openFileStore } from '../src/kernel/files/open.ts'
import { openMailer } from '../src/kernel/notify/mail.ts'
import { openSms } from '../src/kernel/notify/sms/open.ts'
import { openTimestampAuthority } from '../src/kernel/timestamp/open.ts'
import { openWorkerPool } from '../src/kernel/workers/pool.ts'
import { startWorker, type WorkerSide } from '../src/worker.ts'
import { databaseUrl, TEMPLATE } from './global-setup.ts'
import { makeScene, type Scene } from './scene.ts'

/** Time stands where a test puts it. Three weeks and more before the demo meeting. */
export class TestClock {
  #now: Date
  constructor(start: string) {
    this.#now = new Date(start)
  }
  now(): Date {
    return new Date(this.#now)
  }
  set(instant: string): void {
    this.#now = new Date(instant)
  }
  advance(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms)
  }
}

export interface TestApp {
  readonly deps: Deps
  readonly clock: TestClock
  readonly origin: string
  readonly contracts: readonly Contract[]
  readonly databaseUrl: string
  readonly worker: WorkerSide
  /** A client without a session. */
  readonly stranger: Call
  /** A new authority with its people: every test has its own, so that every test is a leak detector. */
  scene(): Promise<Scene>
  close(): Promise<void>
}

export const START = '2026-11-24T09:00:00.000Z'

const IDLE: WorkerSide = {
  backend: 'postgres',
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

interface Options {
  readonly env?: NodeJS.ProcessEnv
  /** Without the product's own worker, for tests of the queue itself. */
  readonly workerless?: boolean
}

/** The product as it runs, on a clone of the template database; only the clock is replaced. */
export async function openTestApp(options: Options = {}): Promise<TestApp> {
  const dir = await mkdtemp(join(tmpdir(), 'hemicycle-app-'))
  const url = await cloneDatabase()
  const config = configOf(dir, url, options.env)
  const clock = new TestClock(START)
  const database = openDatabase(url, () => undefined, 8)
  const mailbox = await startMailbox({ dir: join(dir, 'mailbox') })
  const deps: Deps = {
    config,
    clock,
    database,
    mailbox,
    log: pino({ level: config.logLevel }),
    secret: randomBytes(32).toString('base64url'),
    store: openFileStore(config),
    pool: openWorkerPool(),
    converter: openConverter(config),
    mailer: openMailer(config.smtpUrl ?? mailbox.url, config.mail),
    sms: openSms(config.sms.url, config.sms.gateway),
    timestamps: openTimestampAuthority(config),
    events: await openEventHub(database),
    presence: openPresence(database),
  }
  const worker = options.workerless ? IDLE : await startWorker(deps, url)
  const { server, contracts } = await buildApp(deps)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const close = async () => {
    await server.close()
    await worker.close()
    await deps.events.close()
    deps.presence.close()
    deps.mailer.close()
    await deps.sms?.close()
    await deps.pool.close()
    await deps.converter.close()
    await mailbox.close()
    await database.close()
    await rm(dir, { recursive: true, force: true })
  }
  const stranger = createClient({ base: `${origin}/api/v1` })
  return {
    deps,
    clock,
    origin,
    contracts,
    databaseUrl: url,
    worker,
    stranger,
    scene: () => makeScene(deps, server, origin),
    close,
  }
}

function configOf(dir: string, url: string, env: NodeJS.ProcessEnv = {}): Config {
  return readConfig({
    RATE_LIMIT: '0',
    MAIL_FROM: 'Hémicycle <tests@hemicycle.example>',
    DATA_DIR: dir,
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    // The same with and without LibreOffice on the machine; the services suite converts for real.
    SOFFICE_PATH: 'none',
    ...env,
  })
}

async function cloneDatabase(): Promise<string> {
  const base = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  await admin.query(`create database ${name} template ${TEMPLATE}`)
  await admin.end()
  return databaseUrl(base, name)
}

/** Waits for a fact instead of a delay. */
export async function until<R>(
  read: () => Promise<R | null | undefined | false>,
  what: string,
  ms = 20_000,
): Promise<R> {
  const limit = Date.now() + ms
  while (Date.now() < limit) {
    const value = await read()
    if (value) return value
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  throw new Error(`still waiting for: ${what}`)
}

export type { Role, Scene }
