import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Another Hémicycle is using the data folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

const PATIENCE_MS = 10_000

/**
 * Deals with what a killed run left behind: an orphan postmaster of this very folder is stopped, a stale pid file is removed.
 * One whose owner is alive is another Hémicycle: it is left alone and said.
 */
export async function clearLeftovers(dataDir: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isPostmasterOf(pid, dataDir)) {
    log(`removing the pid file of a postmaster that is gone (${pid})`)
    return rmSync(pidFile, { force: true })
  }
  if (ownerIsAlive(dataDir))
    throw new AlreadyRunning(
      `Hémicycle tourne déjà sur ce dossier de données (${dataDir}). Arrêtez-le, ou donnez un autre DATA_DIR.`,
    )
  log(`stopping the postmaster of a run that was killed (${pid})`)
  await stopOrphan(pid, pidFile)
}

/** Politely, then at once: what was committed is recovered at the next start either way. */
async function stopOrphan(pid: number, pidFile: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal)
    for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
      if (!existsSync(pidFile)) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  throw new Error(`Un PostgreSQL d’une exécution précédente (processus ${pid}) ne s’arrête pas. Arrêtez-le.`)
}

/** The process that starts PostgreSQL writes its own pid here: alive, the folder is in use. */
export const ownerFile = (dataDir: string): string => join(dataDir, '..', 'owner.pid')

function ownerIsAlive(dataDir: string): boolean {
  const path = ownerFile(dataDir)
  const owner = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  return owner > 0 && /node/.test(commandOf(owner))
}

function isPostmasterOf(pid: number, dataDir: string): boolean {
  if (!Number.isInteger(pid) || pid < 2) return false
  const command = commandOf(pid)
  if (!/postgres/.test(command)) return false
  if (process.platform !== 'linux') return command.includes(dataDir)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
  } catch {
    return false
  }
}

/** Linux has /proc, even in containers without ps; macOS has ps only. */
function commandOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  const path = `/proc/${pid}/cmdline`
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\0', ' ') : ''
}
