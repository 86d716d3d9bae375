import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT } from '../../src/config.ts'
import { DEMO_CLERK, DEMO_COLLEAGUES } from '../../src/demo/seed.ts'
import { startSmsc } from '../fixtures/sinks/sms.ts'

const CLERKS = [DEMO_CLERK, ...DEMO_COLLEAGUES].map(({ email }) => email)

/** Starts the product with an empty data folder, as `npm start` does, and stops it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-journey-'))
  // So that PostgreSQL, which root starts as somebody else, can enter.
  await chmod(dataDir, 0o711)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const operator = await startSmsc({ password: 'secret', receipt: 'DELIVRD' })
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMIT: '100',
    LOG_LEVEL: 'error',
    BOUNCE_SECRET: 'retours-de-test',
    SMS_URL: operator.url.replace('//', '//hemicycle:secret@'),
  }
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['api/bin/hemicycle.js', 'start'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await ready(child, origin)
    return child
  }
  let child = await start()
  let turn = 0
  const control = await openControl({
    clerk: async () => CLERKS[turn++ % CLERKS.length],
    kill: () => ended(child, 'SIGKILL'),
    start: async () => {
      child = await start()
    },
  })
  project.provide('origin', origin)
  project.provide('control', control.origin)
  return async () => {
    control.close()
    await ended(child, 'SIGTERM')
    await operator.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once('exit', resolve))
}

type Orders = Readonly<Record<'clerk' | 'kill' | 'start', () => Promise<unknown>>>

/**
 * What a journey does to the server itself, which runs beside it: `POST /kill`, as a power cut does, and `POST /start`.
 * `POST /clerk` says whose turn it is to sign in.
 */
async function openControl(orders: Orders): Promise<{ origin: string; close: () => void }> {
  const server = createHttpServer((request, reply) => {
    const order = orders[request.url?.slice(1) as keyof Orders]
    void order().then((said) => reply.end(String(said ?? '')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  let exited = false
  child.once('exit', () => (exited = true))
  for (const limit = Date.now() + 240_000; Date.now() < limit && !exited;) {
    const reply = await fetch(`${origin}/api/health`).catch(() => null)
    if (reply?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the product did not start')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
    server.once('error', reject)
  })
}

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string
    /** Takes the orders `/clerk`, `/kill` and `/start`. */
    control: string
  }
}
