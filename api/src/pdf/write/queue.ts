import { openGather } from './gather.ts'
import { carryPart, type Part } from './part.ts'
import type { Sink } from './sink.ts'

/** Blocks and parts of files waiting to be written. More would be memory, or open files, without speed. */
const [MOST_BLOCKS, MOST_PARTS] = [4, 256]
/** Of the parts: whoever puts them in waits until most is written, so that little is left for those who come next to wait for. */
const MOST_BYTES = 64 * 2 ** 20

/** Bytes on their way to a sink, in order: those put here, and parts of files that the thread never sees. */
export interface Queue {
  /** An empty block. */
  block(): Buffer
  /** Writes a piece of a block; after the `last` one the block is no longer the caller's. */
  send(block: Buffer, from: number, to: number, last: boolean): void
  part(part: Part): void
  full(): boolean
  /** Settles when there is room again; rejects when the sink has failed. */
  drain(): Promise<void>
  /** Settles when all is written; rejects when the sink has failed. */
  end(): Promise<void>
  /** Nothing more goes to the sink, and files are let go; whoever waits is given the cause. */
  abandon(cause: unknown): void
}

export function openQueue(sink: Sink, blockSize: number): Queue {
  const line = openLine()
  const gather = openGather(async (chunk) => {
    line.check()
    await sink(chunk)
  }, blockSize)
  const free: Buffer[] = []
  const waiting = { blocks: 0, parts: 0, bytes: 0 }
  const isFull = () =>
    waiting.blocks >= MOST_BLOCKS || waiting.parts >= MOST_PARTS || waiting.bytes >= MOST_BYTES
  return {
    block: () => free.pop() ?? Buffer.allocUnsafeSlow(blockSize),
    send: (block, from, to, last) => {
      if (last) waiting.blocks++
      const done = () => {
        if (!last) return
        waiting.blocks--
        free.push(block)
      }
      line.add({ work: () => gather.put(block.subarray(from, to)), done })
    },
    part: (part) => {
      waiting.parts++
      waiting.bytes += part.length
      const release = part.from.hold()
      const done = () => {
        waiting.parts--
        waiting.bytes -= part.length
        release()
      }
      line.add({ work: () => carryPart(gather, part), done })
    },
    full: () => isFull() || line.failed(),
    drain: async () => {
      while (isFull() && !line.failed()) await line.moved()
      line.check()
    },
    end: async () => {
      await line.empty()
      line.check()
      await gather.flush()
      await gather.end()
      line.check()
    },
    abandon: line.fail,
  }
}

interface Step {
  readonly work: () => Promise<void>
  readonly done: () => void
}

/** Steps one after the other. Once one has failed the others are only `done`. */
interface Line {
  add(step: Step): void
  /** The first cause is the one that is told. */
  fail(cause: unknown): void
  failed(): boolean
  /** Throws the cause of the failure. */
  check(): void
  /** Settles after the next step, or failure; for one who waits. */
  moved(): Promise<void>
  empty(): Promise<void>
}

function openLine(): Line {
  const steps: Step[] = []
  let failure: { readonly cause: unknown } | null = null
  let running: Promise<void> | null = null
  let wake: (() => void) | null = null
  const wakeUp = () => {
    wake?.()
    wake = null
  }
  const fail = (cause: unknown) => {
    failure ??= { cause }
    wakeUp()
  }
  const run = async () => {
    for (let step = steps.shift(); step; step = steps.shift()) {
      if (!failure) await step.work().catch(fail)
      step.done()
      wakeUp()
    }
    running = null
  }
  return {
    add: (step) => {
      steps.push(step)
      running ??= Promise.resolve().then(run)
    },
    fail,
    failed: () => failure !== null,
    check: () => {
      if (failure) throw failure.cause
    },
    moved: () => new Promise<void>((resolve) => (wake = resolve)),
    empty: async () => {
      await running
    },
  }
}
