import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT } from '../../src/config.ts'
import { startSmsc } from '../fixtures/sinks/sms.ts'

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
  const child = spawn(process.execPath, ['api/bin/hemicycle.js', 'start'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(child, origin)
  project.provide('origin', origin)
  return async () => {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    await operator.close()
    await rm(dataDir, { recursive: true, force: true })
  }
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
  }
}
