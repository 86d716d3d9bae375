// Runs before `npm start` and `npm test`: installs what the lock file names, and does nothing when it is there already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'node_modules/.hemicycle-install')
const manifests = ['', 'api/', 'shared/domain/', 'shared/contract/', 'shared/ui/', 'web-admin/', 'web-elus/']
const sources = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...manifests.map((folder) => `${folder}package.json`),
]

const hash = createHash('sha256')
for (const source of sources)
  if (existsSync(join(root, source))) hash.update(readFileSync(join(root, source)))
const wanted = `${process.version} ${hash.digest('hex')}`

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.log('Installation des dépendances…')
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const args = ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter=silent']
  const { status, stdout, stderr, error } = spawnSync(npx, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  if (status !== 0) {
    console.error(error?.message ?? `${stdout}\n${stderr}`.trim())
    console.error(
      'L’installation a échoué. Vérifiez l’accès au registre npm et la place sur le disque, puis relancez la commande.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
