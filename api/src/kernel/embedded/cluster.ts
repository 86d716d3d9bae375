import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Binaries, type Identity, makePublic, PUBLIC_HOME, WAY_OUT } from './binaries.ts'

/** The superuser and the database of the embedded cluster. */
export const USER = 'hemicycle'

/** The folder of the cluster. Root lends PostgreSQL an identity that cannot enter /root: the cluster then lives under /var/lib. */
export function clusterFolder(wanted: string, identity: Identity): string {
  mkdirSync(dirname(wanted), { recursive: true })
  const folder = 'uid' in identity && !canEnter(dirname(wanted), identity) ? publicFolder(wanted) : wanted
  if (!existsSync(folder)) return folder
  refuseOthers(folder, identity)
  give(folder, identity)
  return folder
}

function canEnter(folder: string, identity: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], identity).status === 0
}

/** Noted in the data folder: who deletes that folder to begin again gets a new cluster, not the old one. */
function publicFolder(wanted: string): string {
  const note = join(dirname(wanted), 'postgres-folder')
  if (!existsSync(note)) writeFileSync(note, join(PUBLIC_HOME, randomBytes(6).toString('hex'), 'postgres'))
  const folder = readFileSync(note, 'utf8')
  makePublic(PUBLIC_HOME)
  makePublic(dirname(folder))
  return folder
}

/** Started once as root, then as oneself, or the other way round: PostgreSQL takes orders from the owner of its files only. */
function refuseOthers(folder: string, identity: Identity): void {
  const owner = statSync(folder).uid
  const ours = 'uid' in identity ? [0, identity.uid] : [process.getuid?.() ?? owner]
  if (ours.includes(owner)) return
  throw new Error(
    `Le dossier ${folder} appartient à un autre utilisateur (${owner}). Lancez Hémicycle sous le même compte que la première fois, ou donnez un autre DATA_DIR.`,
  )
}

function give(path: string, identity: Identity): void {
  if ('uid' in identity) chownSync(path, identity.uid, identity.gid)
  if (statSync(path).isDirectory()) chmodSync(path, 0o700)
}

/** Made once, readable by its owner only, and kept beside the cluster. */
export function keptPassword(dataDir: string): string {
  const path = join(dirname(dataDir), 'postgres-password')
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
  if (kept) return kept
  const made = randomBytes(24).toString('base64url')
  writeFileSync(path, made, { mode: 0o600 })
  return made
}

/** Makes the cluster beside its place and moves it there once whole: a first start that is killed leaves nothing half made. */
export function ensureCluster(
  dataDir: string,
  password: string,
  { bin, identity }: Binaries,
  durable: boolean,
): void {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return
  const [part, passwordFile] = [`${dataDir}.new`, `${dataDir}.password`]
  for (const leftover of [part, passwordFile]) rmSync(leftover, { recursive: true, force: true })
  mkdirSync(part)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  for (const path of [part, passwordFile]) give(path, identity)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR']
  const access = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const args = ['-D', part, ...access, ...locale, '--lc-messages=C', ...(durable ? [] : ['--no-sync'])]
  const { status, stderr, error } = spawnSync(bin('initdb'), args, {
    ...identity,
    encoding: 'utf8',
    cwd: part,
  })
  rmSync(passwordFile, { force: true })
  if (status === 0) return renameSync(part, dataDir)
  rmSync(part, { recursive: true, force: true })
  throw new Error(
    `PostgreSQL embarqué ne s’installe pas ici : ${error?.message ?? stderr.trim()}. ${WAY_OUT}`,
  )
}
