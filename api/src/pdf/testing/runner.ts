import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Message } from './runner-process.ts'
import type { Reading, Task, Trial } from './trial.ts'

export interface Runner {
  /** The whole road of one file; rejects with `Hung`, `Crashed` or the fault itself. */
  trial(path: string): Promise<Trial>
  /** What pdf.js reads; null when it does not want the file, or does not come back. */
  read(path: string): Promise<Reading | null>
  close(): void
}
export interface Limits {
  /** Of the clock, for one task. The machine may be busy: judge slowness by `cpuMs`. */
  readonly seconds: number
  readonly heapMb: number
}

export class Hung extends Error {
  override readonly name = 'Hung'
}
export class Crashed extends Error {
  override readonly name = 'Crashed'
}

const entry = fileURLToPath(new URL('./runner-process.ts', import.meta.url))

/** A process that works on one file at a time and is started again when a file has killed it. */
export function openRunner({ seconds, heapMb }: Limits): Runner {
  let child: Promise<ChildProcess> | null = null
  const start = () =>
    new Promise<ChildProcess>((resolve, reject) => {
      const execArgv = ['--import', 'tsx', `--max-old-space-size=${heapMb}`]
      const started = fork(entry, { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      started.once('message', () => resolve(started))
      started.once('exit', () => reject(new Crashed('did not start')))
    })
  const runNow = async (task: Task): Promise<unknown> => {
    const process = await (child ??= start())
    try {
      return await order(process, task, seconds)
    } catch (error) {
      if (error instanceof Hung || error instanceof Crashed) {
        process.kill('SIGKILL')
        child = null
      }
      throw error
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  /** After the one before, also when nobody waits for it any more: its answer would pass for this one's. */
  const run = (task: Task): Promise<unknown> => (last = last.catch(() => undefined).then(() => runNow(task)))
  return {
    trial: async (path) => (await run({ kind: 'trial', path })) as Trial,
    read: async (path) => (await run({ kind: 'read', path }).catch(() => null)) as Reading | null,
    close: () => void child?.then((process) => process.kill()),
  }
}

function order(child: ChildProcess, task: Task, seconds: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer)
      child.off('message', hear).off('exit', mourn)
      act()
    }
    const hear = (message: Message) => {
      if ('done' in message) end(() => resolve(message.done))
      else if ('failed' in message) end(() => reject(new Error(message.failed)))
    }
    const mourn = (code: number | null, signal: string | null) =>
      end(() => reject(new Crashed(`code ${code}, signal ${signal}`)))
    const timer = setTimeout(
      () => end(() => reject(new Hung(`no answer after ${seconds} s`))),
      seconds * 1000,
    )
    child.on('message', hear).on('exit', mourn)
    child.send(task)
  })
}
