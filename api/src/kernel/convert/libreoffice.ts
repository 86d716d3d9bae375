import { execFile, spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { CONVERSION_SECONDS, ConversionFailed, type Converter } from './converter.ts'
import { SAFE_PROFILE } from './libreoffice-profile.ts'

const run = promisify(execFile)

/** LibreOffice of the machine, without a window: one file at a time, in a profile of its own, stopped when its time is up. */
export function openLibreOffice(program: string, seconds = CONVERSION_SECONDS): Converter {
  let last: Promise<unknown> = Promise.resolve()
  let home: Promise<string> | null = null
  const folder = () => (home ??= mkdtemp(join(tmpdir(), 'hemicycle-office-')))
  const forget = async () => {
    const known = await home?.catch(() => null)
    home = null
    if (known) await rm(known, { recursive: true, force: true })
  }
  return {
    available: () =>
      run(program, ['--version'], { timeout: 20_000 }).then(
        () => true,
        () => false,
      ),
    convert(path, extension, out) {
      // A profile serves one process: the next file waits for its turn.
      const mine = last.then(async () => {
        try {
          await convert(program, await folder(), { path, extension, out, seconds })
        } catch (error) {
          // A profile that was stopped half-way may be damaged.
          await forget()
          throw error
        }
      })
      last = mine.catch(() => undefined)
      return mine
    },
    close: async () => {
      await last
      await forget()
    },
  }
}

interface Work {
  readonly path: string
  readonly extension: string
  readonly out: string
  readonly seconds: number
}

async function convert(
  program: string,
  home: string,
  { path, extension, out, seconds }: Work,
): Promise<void> {
  const [profile, work] = [join(home, 'profile'), await mkdtemp(join(home, 'work-'))]
  try {
    await writeProfile(profile)
    const input = join(work, `document.${extension.replaceAll(/[^a-z0-9]/gi, '')}`)
    await copyFile(path, input)
    await office(program, profile, ['--convert-to', 'pdf', '--outdir', work, input], seconds)
    const made = join(work, 'document.pdf')
    if (!(await stat(made).catch(() => null))) throw new ConversionFailed('LibreOffice made no PDF of it')
    await rename(made, out).catch(() => copyFile(made, out))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function writeProfile(profile: string): Promise<void> {
  const user = join(profile, 'user')
  await mkdir(user, { recursive: true })
  await writeFile(join(user, 'registrymodifications.xcu'), SAFE_PROFILE)
}

/** Runs it as the head of a process group: the launcher starts another process, which must stop with it. */
function office(program: string, profile: string, args: readonly string[], seconds: number): Promise<void> {
  const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard']
  const home = `-env:UserInstallation=${pathToFileURL(profile).href}`
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...options, home, ...args], { detached: true, stdio: 'ignore' })
    let late = false
    const timer = setTimeout(() => {
      late = true
      stop(child.pid)
    }, seconds * 1000)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('exit', () => {
      clearTimeout(timer)
      if (late) reject(new ConversionFailed(`stopped after ${seconds} s`))
      else resolve()
    })
  })
}

function stop(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}
