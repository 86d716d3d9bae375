import { openQueue } from './queue.ts'
import type { Sink } from './sink.ts'

const BLOCK = 2 ** 20

/** A sequence of bytes on its way to a sink. What is put is copied: buffers may be used again at once. */
export interface StreamWriter {
  /** Bytes put so far. */
  position(): number
  put(data: Uint8Array | string): void
  /** Ends the block being filled: `room` is a whole block again. */
  flush(): void
  /** Room for at least one byte where the caller may write by itself; `took` says how many it wrote. */
  room(): Buffer
  took(bytes: number): void
  /** True when too much is waiting: `await drain()` before putting more. */
  full(): boolean
  /** Settles when there is room again. Rejects when the sink has failed. */
  drain(): Promise<void>
  /** Settles when all is written. */
  end(): Promise<void>
}

/**
 * Gathers small writes into blocks of 1 MiB. Blocks are written while the next ones are filled: copying and computing go on
 * side by side. Strings are Latin-1.
 */
export function openStreamWriter(sink: Sink): StreamWriter {
  const queue = openQueue(sink, BLOCK)
  let block = queue.block()
  let used = 0
  let sent = 0
  const flush = () => {
    if (used === 0) return
    queue.send(block, used)
    sent += used
    used = 0
    block = queue.block()
  }
  const took = (bytes: number) => {
    used += bytes
    if (used === BLOCK) flush()
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
  return {
    position: () => sent + used,
    put: (data) => (typeof data === 'string' ? putText(data) : putBytes(data)),
    flush,
    room: () => block.subarray(used),
    took,
    full: queue.full,
    drain: queue.drain,
    end: () => {
      flush()
      return queue.end()
    },
  }
}
