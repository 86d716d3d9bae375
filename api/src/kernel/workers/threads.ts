import { fileURLToPath } from 'node:url'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { Write } from './flow.ts'
import type { Order, TaskName, TaskResult, Word } from './tasks.ts'

export interface RunOptions {
  readonly seconds: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Where the bytes that the task writes go; the task waits until each block is taken. */
  readonly write?: Write | undefined
}

export interface Threads {
  run<N extends TaskName>(name: N, args: readonly unknown[], options: RunOptions): Promise<TaskResult<N>>
  close(): Promise<void>
}

/** The thread was stopped because its time was up. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/** What a task was to write cannot be written: no room is left, say. That says nothing of what it read. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable'
}

const entry = fileURLToPath(new URL('./worker.js', import.meta.url))

/** A piscina created at the first task. One task per thread at a time: stopping a task stops its thread, and a new one is made. */
export function openThreads(size: number, heapMb: number, youngMb?: number): Threads {
  let pool: Piscina | null = null
  const open = () =>
    new Piscina({
      filename: entry,
      name: 'carryOut',
      minThreads: size,
      maxThreads: size,
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: heapMb,
        ...(youngMb === undefined ? {} : { maxYoungGenerationSizeMb: youngMb }),
      },
    })
  return {
    run: (name, args, options) => runTask((pool ??= open()), name, args, options),
    close: async () => {
      await pool?.destroy()
      pool = null
    },
  }
}

async function runTask<N extends TaskName>(
  pool: Piscina,
  name: N,
  args: readonly unknown[],
  { seconds, signal, onProgress, write }: RunOptions,
): Promise<TaskResult<N>> {
  const { port1, port2 } = new MessageChannel()
  const clock = new AbortController()
  const refused = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let unwritable: string | null = null
  const hear = (word: Word) => {
    if (word.kind === 'unwritable') unwritable = word.message
    else if (word.kind === 'progress') onProgress?.(word.done, word.total)
    else if (word.kind === 'started') timer = setTimeout(() => clock.abort(), seconds * 1000)
    else
      write?.(word.bytes).then(
        () => port1.postMessage('taken'),
        (error: unknown) => refused.abort(error),
      )
  }
  /** The result travels by another way and may overtake the last words. */
  const hearRest = () => {
    for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1))
      hear(left.message as Word)
  }
  port1.on('message', hear)
  port1.unref()
  const order: Order = { name, args, port: port2 }
  const stop = AbortSignal.any([...(signal ? [signal] : []), clock.signal, refused.signal])
  try {
    return (await pool.run(order, { transferList: [port2], signal: stop })) as TaskResult<N>
  } catch (error) {
    if (refused.signal.aborted) throw refused.signal.reason
    if (clock.signal.aborted) throw new TimedOut(`stopped after ${seconds} s`)
    hearRest()
    if (unwritable !== null) throw new Unwritable(unwritable)
    throw error
  } finally {
    hearRest()
    clearTimeout(timer)
    port1.close()
  }
}
