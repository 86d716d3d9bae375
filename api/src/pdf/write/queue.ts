import { openGather } from './gather.ts'
import { carryPart, type Part } from './part.ts'
import type { Sink } from './sink.ts'

/** Blocks and parts of files waiting to be written. More would be memory, or open files, without speed. */
const [MOST_BLOCKS, MOST_PARTS] = [4, 256]

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
}

interface Step {
  readonly work: () => Promise<void>
  readonly done: () => void
}

export function openQueue(sink: Sink, blockSize: number): Queue {
  const gather = openGather(sink, blockSize)
  const free: Buffer[] = []
  const steps: Step[] = []
  const waiting = { blocks: 0, parts: 0 }
  let failure: { readonly cause: unknown } | null = null
  let running: Promise<void> | null = null
  let wake: (() => void) | null = null
  const run = async () => {
    for (let step = steps.shift(); step; step = steps.shift()) {
      if (!failure) await step.work().catch((cause: unknown) => void (failure = { cause }))
      step.done()
      wake?.()
      wake = null
    }
    running = null
  }
  const add = (step: Step) => {
    steps.push(step)
    running ??= Promise.resolve().then(run)
  }
  const check = () => {
    if (failure) throw failure.cause
  }
  const isFull = () => waiting.blocks >= MOST_BLOCKS || waiting.parts >= MOST_PARTS
  return {
    block: () => free.pop() ?? Buffer.allocUnsafeSlow(blockSize),
    send: (block, from, to, last) => {
      if (last) waiting.blocks++
      const done = () => {
        if (!last) return
        waiting.blocks--
        free.push(block)
      }
      add({ work: () => gather.put(block.subarray(from, to)), done })
    },
    part: (part) => {
      waiting.parts++
      const release = part.from.hold()
      const done = () => {
        waiting.parts--
        release()
      }
      add({ work: () => carryPart(gather, part), done })
    },
    full: () => isFull() || failure !== null,
    drain: async () => {
      while (isFull() && !failure) await new Promise<void>((resolve) => (wake = resolve))
      check()
    },
    end: async () => {
      await running
      check()
      await gather.flush()
      await gather.end()
    },
  }
}
