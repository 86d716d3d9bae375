import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { type Binaries, locateBinaries, WAY_OUT } from './binaries.ts'
import { clusterFolder, ensureCluster, keptPassword, USER } from './cluster.ts'
import { clearLeftovers, ownerFile } from './postmaster.ts'

export interface EmbeddedPostgres {
  readonly url: string
  readonly mode: Binaries['mode']
  stop(): Promise<void>
}
interface Options {
  /** Folder of the cluster; its parent holds the password. */
  readonly dataDir: string
  /** Default: any free one. */
  readonly port?: number
  /** False for tests: faster, and nothing to lose. */
  readonly durable?: boolean
  /** Told what a killed run left behind. */
  readonly log?: (line: string) => void
}

const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** A real PostgreSQL of our own, under the data folder: made at the first start, recovered after any crash. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { durable = true, log = () => undefined } = options
  const binaries = locateBinaries()
  const dataDir = clusterFolder(options.dataDir, binaries.identity)
  await clearLeftovers(dataDir, log)
  const password = keptPassword(dataDir)
  ensureCluster(dataDir, password, binaries, durable)
  const port = options.port ?? (await freePort())
  // Before PostgreSQL runs: from its first moment, whoever finds it knows whose it is.
  writeFileSync(ownerFile(dataDir), String(process.pid))
  const child = launch(binaries, dataDir, port, durable)
  const base = `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}`
  try {
    await accepting(child)
    await ensureDatabase(`${base}/postgres`)
  } catch (error) {
    await stop(child, dataDir)
    throw error
  }
  return { url: `${base}/hemicycle`, mode: binaries.mode, stop: () => stop(child, dataDir) }
}

/** A process group of its own: Ctrl+C reaches the product first, which drains before it stops the database. */
function launch({ bin, identity }: Binaries, dataDir: string, port: number, durable: boolean): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100']
  if (!durable) settings.push(...CARELESS)
  const args = ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  return spawn(bin('postgres'), args, {
    ...identity,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
}

function accepting(child: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`PostgreSQL embarqué ne démarre pas (${why}) : ${said.trim()}. ${WAY_OUT}`))
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => fail(String(code ?? signal)))
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'hemicycle'`)
    if (!rowCount) await client.query('create database hemicycle')
  } finally {
    await client.end()
  }
}

function stop(child: ChildProcess, dataDir: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      rmSync(ownerFile(dataDir), { force: true })
      resolve()
    }
    const ended = child.exitCode !== null || child.signalCode !== null || child.pid === undefined
    if (ended) return done()
    child.once('exit', done)
    child.kill('SIGINT')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
