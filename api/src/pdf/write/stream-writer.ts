import type { Move } from './part.ts'
import { openQueue } from './queue.ts'
import { ReadFault, type Readable } from './readable.ts'
import type { Sink } from './sink.ts'

const BLOCK = 2 ** 20
/** A part of a file that is smaller is sooner copied than passed on. */
const SMALL = 2 ** 19

/** A sequence of bytes on its way to a sink. What is put is copied: buffers may be used again at once. */
export interface StreamWriter {
  /** Bytes put so far. */
  position(): number
  put(data: Uint8Array | string): void
  /** Puts a part of a file, which is read when its turn comes; numbers are moved on the way. */
  range(from: Readable, offset: number, length: number, move?: Move): void
  /** True when too much is waiting: `await drain()` before putting more. */
  full(): boolean
  /** Settles when there is room again. Rejects when the sink has failed. */
  drain(): Promise<void>
  /** Settles when all is written. Rejects when the sink has failed, or a file that was to be read. */
  end(): Promise<void>
  /** Nothing more is written, and files are let go; whoever waits is given the cause. */
  abandon(cause: unknown): void
}

/**
 * Gathers small writes into blocks of 1 MiB. Blocks are written, and large parts of files read, while the next ones are filled: copying
 * and computing go on side by side. Strings are Latin-1. With `prompt`, files are read as they are met: who gave a bad one is known then.
 */
export function openStreamWriter(sink: Sink, { prompt = false } = {}): StreamWriter {
  const queue = openQueue(sink, BLOCK)
  let block = queue.block()
  let used = 0
  /** Of the block, what was handed over already. */
  let given = 0
  let position = 0
  const hand = (last: boolean) => {
    if (last || used > given) queue.send(block, given, used, last)
    given = used
  }
  const took = (bytes: number) => {
    used += bytes
    position += bytes
    if (used < BLOCK) return
    hand(true)
    block = queue.block()
    used = given = 0
  }
  const putBytes = (data: Uint8Array) => {
    for (let at = 0; at < data.length;) {
      const part = Math.min(data.length - at, BLOCK - used)
      block.set(data.subarray(at, at + part), used)
      took(part)
      at += part
    }
  }
  const putText = (text: string) => {
    if (text.length > BLOCK - used) return putBytes(Buffer.from(text, 'latin1'))
    block.write(text, used, 'latin1')
    took(text.length)
  }
  const putRange = (from: Readable, offset: number, length: number) => {
    for (let done = 0; done < length;) {
      const room = block.subarray(used, used + length - done)
      const count = readNow(from, room, offset + done)
      if (count === 0) throw new ReadFault(from)
      took(count)
      done += count
    }
  }
  return {
    position: () => position,
    put: (data) => (typeof data === 'string' ? putText(data) : putBytes(data)),
    range: (from, offset, length, move) => {
      if (!move && (prompt || length < SMALL)) return putRange(from, offset, length)
      hand(false)
      queue.part({ from, offset, length, move: move ?? null })
      position += length
    },
    full: queue.full,
    drain: queue.drain,
    end: () => {
      hand(true)
      return queue.end()
    },
    abandon: queue.abandon,
  }
}

function readNow(from: Readable, target: Buffer, offset: number): number {
  try {
    return from.into(target, offset)
  } catch (cause) {
    throw new ReadFault(from, { cause })
  }
}
