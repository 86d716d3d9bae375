import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../config.ts'

const APPLICATIONS = ['web-elus', 'web-admin']
const SHARED = ['shared/build', 'shared/domain', 'shared/contract', 'shared/ui']
const IGNORED = new Set(['node_modules', 'dist', '.tsbuild'])

/** Builds the applications whose sources have changed since their last build; does nothing otherwise. */
export async function buildApplications(): Promise<void> {
  for (const application of APPLICATIONS) {
    const stamp = join(ROOT, application, 'dist/.stamp')
    const sources = fingerprintOf([application, ...SHARED])
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue
    console.log(`Construction de ${application}…`)
    await viteBuild(join(ROOT, application))
    writeFileSync(stamp, sources)
  }
}

/** Names, sizes and dates: enough to see a change, and a thousand times cheaper than reading everything. */
function fingerprintOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const path of filesOf(join(ROOT, folder))) {
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path.slice(ROOT.length)}:${size}:${mtimeMs}\n`)
    }
  return hash.digest('hex')
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !IGNORED.has(entry.name))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [path]
  })
}

function viteBuild(cwd: string): Promise<void> {
  const vite = join(cwd, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd,
    // Whatever the caller is: a test runner's « test » would leave the offline shell out.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`La construction de ${cwd} a échoué.`)),
    )
  })
}
