import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Identity, locateBinaries } from './binaries.ts'
import { clearLeftovers, ownerFile } from './postmaster.ts'

export interface EmbeddedPostgres {
  readonly url: string
  stop(): Promise<void>
}
interface Options {
  /** Folder of the cluster; its parent holds the password. */
  readonly dataDir: string
  /** False for tests: faster, and nothing to lose. */
  readonly durable?: boolean
}

const USER = 'hemicycle'
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** A real PostgreSQL of our own, under the data folder: made at the first start, recovered after any crash. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { durable = true } = options
  const { bin, identity } = locateBinaries()
  const dataDir = clusterFolder(options.dataDir, identity)
  const password = keptPassword(dataDir)
  await clearLeftovers(dataDir)
  if (!existsSync(join(dataDir, 'PG_VERSION')))
    initialise(bin('initdb'), dataDir, password, identity, durable)
  const port = await freePort()
  const settings = [
    `listen_addresses=127.0.0.1`,
    'unix_socket_directories=',
    'max_connections=100',
    ...(durable ? [] : CARELESS),
  ]
  const args = ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  // A process group of its own: Ctrl+C reaches the product first, which drains before it stops the database.
  const child = spawn(bin('postgres'), args, {
    ...identity,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  })
  await accepting(child)
  writeFileSync(ownerFile(dataDir), String(process.pid))
  const base = `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}`
  await ensureDatabase(`${base}/postgres`)
  return { url: `${base}/hemicycle`, stop: () => stop(child, dataDir) }
}

/** The folder of the cluster. Root lends PostgreSQL an identity that cannot enter /root: the cluster then lives under /var/lib. */
function clusterFolder(wanted: string, identity: Identity): string {
  const folder = 'uid' in identity && !canEnter(wanted, identity) ? publicFolder(wanted) : wanted
  mkdirSync(folder, { recursive: true })
  if ('uid' in identity) chownSync(folder, identity.uid, identity.gid)
  chmodSync(folder, 0o700)
  return folder
}

function canEnter(folder: string, identity: Identity): boolean {
  mkdirSync(dirname(folder), { recursive: true })
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', dirname(folder)], identity).status === 0
}

/** Noted in the data folder: who deletes that folder to begin again gets a new cluster, not the old one. */
function publicFolder(wanted: string): string {
  const note = join(dirname(wanted), 'postgres-folder')
  if (!existsSync(note))
    writeFileSync(note, join('/var/lib/hemicycle', randomBytes(6).toString('hex'), 'postgres'))
  return readFileSync(note, 'utf8')
}

function keptPassword(dataDir: string): string {
  const path = join(dirname(dataDir), 'postgres-password')
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

function initialise(
  initdb: string,
  dataDir: string,
  password: string,
  identity: Identity,
  durable: boolean,
): void {
  const passwordFile = join(tmpdir(), `hemicycle-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if ('uid' in identity) chownSync(passwordFile, identity.uid, identity.gid)
  const locale = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fr-FR',
    '--lc-messages=C',
  ]
  const args = [
    '-D',
    dataDir,
    '-U',
    USER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
    ...(durable ? [] : ['-N']),
  ]
  const { status, stderr, error } = spawnSync(initdb, args, { ...identity, encoding: 'utf8', cwd: dataDir })
  rmSync(passwordFile, { force: true })
  if (status === 0) return
  rmSync(join(dataDir, 'PG_VERSION'), { force: true })
  throw new Error(
    `PostgreSQL embarqué ne s’installe pas ici : ${error?.message ?? stderr}. Installez PostgreSQL et donnez son adresse dans DATABASE_URL.`,
  )
}

function accepting(child: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`PostgreSQL embarqué s’est arrêté (${code}) : ${said}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query(`select from pg_database where datname = 'hemicycle'`)
  if (!rowCount) await client.query('create database hemicycle')
  await client.end()
}

function stop(child: ChildProcess, dataDir: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      rmSync(ownerFile(dataDir), { force: true })
      resolve()
    }
    if (child.exitCode !== null || child.signalCode !== null) return done()
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
