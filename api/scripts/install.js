// Runs before `npm start` and `npm test`: installs what the lock file names, and does nothing when it is there already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'node_modules/.hemicycle-install')
const manifests = [
  '',
  'api/',
  'shared/domain/',
  'shared/contract/',
  'shared/proof/',
  'shared/ui/',
  'web-admin/',
  'web-elus/',
]
const sources = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...manifests.map((folder) => `${folder}package.json`),
]

function wanted() {
  const hash = createHash('sha256')
  for (const source of sources)
    if (existsSync(join(root, source))) hash.update(readFileSync(join(root, source)))
  return `${process.version} ${hash.digest('hex')}`
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const args = ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only']
  return spawnSync(npx, args, { cwd: root, encoding: 'utf8', env: { ...process.env, CI: 'true' } })
}

/** The way out, after what npm or pnpm said themselves: their own advice is wrong when the home folder is read-only. */
function wayOut(said, error) {
  if (error?.code === 'ENOENT') return 'npx est introuvable : installez Node 20 avec npm, puis relancez.'
  if (/EROFS|EACCES|EPERM/.test(said))
    return 'Un dossier n’est pas accessible en écriture (voir ci-dessus). Si c’est le dossier personnel, donnez-en un autre : HOME=/tmp/hemicycle-home npm start. Si c’est celui d’Hémicycle, rendez-le à votre utilisateur.'
  if (/ENOSPC/.test(said)) return 'Le disque est plein : faites de la place, puis relancez.'
  if (/OUTDATED_LOCKFILE/.test(said))
    return 'pnpm-lock.yaml ne correspond plus aux package.json : mettez-le à jour, puis relancez.'
  return 'Vérifiez l’accès au registre npm (réseau, mandataire, .npmrc), puis relancez.'
}

const target = wanted()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== target) {
  console.log('Installation des dépendances…')
  // Half an installation must not pass for the previous one.
  rmSync(stamp, { force: true })
  const { status, stdout, stderr, error } = install()
  if (status !== 0) {
    const said = `${stdout ?? ''}\n${stderr ?? ''}`.trim()
    console.error(said.split('\n').slice(-30).join('\n'))
    console.error(`L’installation a échoué. ${wayOut(said, error)}`)
    process.exit(1)
  }
  writeFileSync(stamp, target)
}
