import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** One run of a whole process, children included. */
export interface Run {
  readonly seconds: number
  readonly cpu: number
  readonly peakMb: number
}
export interface Measured extends Run {
  readonly runs: number
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN

export const present = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined

const LOG = join(tmpdir(), `bench-time-${process.pid}`)

/** Runs a command `times` times, `before` each; medians. Rejects when it fails, saying with what. */
export async function timeCommand(
  times: number,
  command: readonly string[],
  before: () => void = () => undefined,
  fine = [0],
): Promise<Measured> {
  const runs: Run[] = []
  for (let i = 0; i < times; i++) {
    before()
    runs.push(await runOnce(command, fine))
    await sleep(200)
  }
  return {
    seconds: median(runs.map((run) => run.seconds)),
    cpu: median(runs.map((run) => run.cpu)),
    peakMb: median(runs.map((run) => run.peakMb)),
    runs: times,
  }
}

async function runOnce([program = '', ...args]: readonly string[], fine: readonly number[]): Promise<Run> {
  const start = performance.now()
  const child = spawn('/usr/bin/time', ['-o', LOG, '-f', '%U %S %M', program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString().slice(0, 2000)))
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  const seconds = (performance.now() - start) / 1000
  if (code === null || !fine.includes(code)) throw new Error(`${program} answered ${code}: ${said}`)
  // It writes a line of its own before when the command did not answer 0.
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(LOG, 'utf8')
    .trim()
    .split('\n')
    .at(-1)!
    .split(' ')
    .map(Number)
  rmSync(LOG)
  return { seconds, cpu: user + system, peakMb: kilobytes / 1024 }
}

/** Seconds of each of `times` runs inside this process, after one that does not count. */
export async function timeCalls(
  times: number,
  call: () => Promise<unknown>,
  before: () => unknown = () => undefined,
): Promise<number> {
  const seconds: number[] = []
  for (let i = 0; i <= times; i++) {
    await before()
    const start = performance.now()
    await call()
    if (i > 0) seconds.push((performance.now() - start) / 1000)
  }
  return median(seconds)
}
