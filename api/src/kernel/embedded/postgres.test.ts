import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { until } from '../../../test/harness.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts'

let root: string
let dataDir: string
let running: EmbeddedPostgres | null = null
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hemicycle-pg-'))
  await chmod(root, 0o755)
  dataDir = join(root, 'postgres')
})
afterEach(async () => {
  await running?.stop()
  running = null
  await rm(root, { recursive: true, force: true })
})

const start = async () => (running = await startEmbeddedPostgres({ dataDir }))

async function query<R extends pg.QueryResultRow>(text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: running!.url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<R>(text)
  await client.end()
  return rows
}

const postmaster = () => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it('starts, sorts as French does, stops, and finds its data again', async () => {
  await start()
  await query(`create table words as select * from unnest(array['zèbre','côté','cote','âne','coté']) w`)
  expect((await query<{ w: string }>('select w from words order by w')).map((row) => row.w)).toEqual([
    'âne',
    'cote',
    'coté',
    'côté',
    'zèbre',
  ])
  await running!.stop()
  await start()
  expect(await query('select * from words')).toHaveLength(5)
})

it('recovers what was committed when everything is killed', async () => {
  await start()
  await query('create table facts as select generate_series(1, 1000) as n')
  const killed = postmaster()
  process.kill(killed, 'SIGKILL')
  await until(() => Promise.resolve(!isAlive(killed)), 'the end of the postmaster')
  await start()
  expect(await query('select * from facts')).toHaveLength(1000)
})

it('takes over from a product that was killed, database running', async () => {
  const module = JSON.stringify(new URL('./postgres.ts', import.meta.url).href)
  const script = `const { startEmbeddedPostgres } = await import(${module})
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} }); console.log('up'); setInterval(() => {}, 1000)`
  const product = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  await once(product.stdout, 'data')
  const orphan = postmaster()
  product.kill('SIGKILL')
  await once(product, 'exit')
  expect(isAlive(orphan)).toBe(true)
  const said: string[] = []
  running = await startEmbeddedPostgres({ dataDir, log: (line) => said.push(line) })
  expect(said).toEqual([`stopping the postmaster of a run that was killed (${orphan})`])
  expect(postmaster()).not.toBe(orphan)
  expect(await query('select 1')).toHaveLength(1)
})

it('leaves a folder alone that another Hémicycle is using, be it this very process', async () => {
  await start()
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/tourne déjà/)
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  writeFileSync(join(dirname(dataDir), 'owner.pid'), String(other.pid))
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/tourne déjà/)
  other.kill()
  expect(await query('select 1')).toHaveLength(1)
})

it('begins again when its first start was killed half way', async () => {
  mkdirSync(`${dataDir}.new/global`, { recursive: true })
  writeFileSync(`${dataDir}.new/PG_VERSION`, '18\n')
  await start()
  expect(await query('select 1')).toHaveLength(1)
  expect(readdirSync(root).sort()).toEqual(['owner.pid', 'postgres', 'postgres-password'])
  expect(statSync(join(root, 'postgres-password')).mode & 0o777).toBe(0o600)
})

it.runIf(process.getuid?.() === 0)('says when the folder is somebody else’s', async () => {
  mkdirSync(dataDir)
  chownSync(dataDir, 12345, 12345)
  await expect(start()).rejects.toThrow(/appartient à un autre utilisateur \(12345\)/)
})

it('is not stopped by a pid file left by something else', async () => {
  await start()
  await running!.stop()
  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n`)
  await start()
  expect(await query('select 1')).toHaveLength(1)
})
