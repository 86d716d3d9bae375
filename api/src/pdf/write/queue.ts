import type { Sink } from './sink.ts'

/** Blocks waiting to be written. More would be memory without speed. */
const MOST_WAITING = 4

/** Blocks on their way to a sink, one after the other. */
export interface Queue {
  /** An empty block. */
  block(): Buffer<ArrayBuffer>
  /** Writes the first bytes of a block, which is no longer the caller's. */
  send(block: Buffer<ArrayBuffer>, length: number): void
  full(): boolean
  /** Settles when there is room again; rejects when the sink has failed. */
  drain(): Promise<void>
  /** Settles when all is written; rejects when the sink has failed. */
  end(): Promise<void>
}

export function openQueue(sink: Sink, blockSize: number): Queue {
  const free: Buffer<ArrayBuffer>[] = []
  let waiting = 0
  let failure: { readonly cause: unknown } | null = null
  let chain: Promise<void> = Promise.resolve()
  let wake: (() => void) | null = null
  const check = () => {
    if (failure) throw failure.cause
  }
  return {
    block: () => free.pop() ?? Buffer.allocUnsafeSlow(blockSize),
    send: (block, length) => {
      waiting++
      chain = chain
        .then(() => (failure ? undefined : sink(block.subarray(0, length))))
        .catch((cause: unknown) => void (failure ??= { cause }))
        .then(() => {
          waiting--
          free.push(block)
          wake?.()
          wake = null
        })
    },
    full: () => waiting >= MOST_WAITING || failure !== null,
    drain: async () => {
      while (waiting >= MOST_WAITING && !failure) await new Promise<void>((resolve) => (wake = resolve))
      check()
    },
    end: async () => {
      await chain
      check()
    },
  }
}
