import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Another Hémicycle is using the data folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

/**
 * Deals with what a killed run left behind: an orphan postmaster of this very folder is stopped, a stale pid file is removed.
 * One whose owner is alive is another Hémicycle: it is left alone and said.
 */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isPostmasterOf(pid, dataDir)) return rmSync(pidFile, { force: true })
  if (ownerIsAlive(dataDir))
    throw new AlreadyRunning(
      `Hémicycle tourne déjà sur ce dossier de données (${dataDir}). Arrêtez-le, ou donnez un autre DATA_DIR.`,
    )
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000 && existsSync(pidFile); waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** The process that started PostgreSQL writes its own pid here: alive, the folder is in use. */
export const ownerFile = (dataDir: string): string => join(dataDir, '..', 'owner.pid')

function ownerIsAlive(dataDir: string): boolean {
  const path = ownerFile(dataDir)
  const owner = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (!owner || owner === process.pid) return false
  return /node/.test(commandOf(owner))
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

function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? procCommand(pid)
}

/** Containers may lack ps; Linux has /proc. */
function procCommand(pid: number): string {
  const path = `/proc/${pid}/cmdline`
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\0', ' ') : ''
}
