import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'

const SECONDS = 30

/**
 * Has the qpdf of the system, when there is one, write a sound copy of a file that our own reader cannot save. Says whether something
 * was written; what it is worth is for the caller to see, since qpdf also returns success for files that lost pages.
 */
export async function repairWithQpdf(path: string, out: string): Promise<boolean> {
  const done = await new Promise<boolean>((resolve) => {
    const child = spawn('qpdf', ['--decrypt', '--object-streams=generate', '--', path, out], {
      stdio: 'ignore',
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
    })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0 || code === WITH_WARNINGS))
  })
  if (!done) await rm(out, { force: true })
  return done
}
const WITH_WARNINGS = 3
