import { Readable } from 'node:stream'

/** Takes bytes in order; settles when more may come, rejects when nobody wants them any more. */
export type Write = (chunk: Uint8Array) => Promise<void>

/** Bytes that a thread makes, as a stream for whoever keeps or sends them. */
export interface Flow {
  readonly stream: Readable
  readonly write: Write
  end(): void
  /** The reader sees the failure: a stream that only stopped would pass for a whole one. */
  fail(error: unknown): void
}

const WAITING_BYTES = 4 * 2 ** 20

/** The thread waits for the reader: a slow disk or network holds a few blocks, never a document. */
export function openFlow(): Flow {
  let wake: () => void = () => undefined
  const stream = new Readable({
    highWaterMark: WAITING_BYTES,
    read: () => wake(),
    destroy: (error, done) => {
      wake()
      done(error)
    },
  })
  const check = () => {
    if (stream.destroyed) throw new Error('nobody reads what is written', { cause: stream.errored })
  }
  return {
    stream,
    write: async (chunk) => {
      check()
      if (stream.push(chunk)) return
      await new Promise<void>((resolve) => (wake = resolve))
      check()
    },
    end: () => void stream.push(null),
    fail: (error) => void stream.destroy(error instanceof Error ? error : new Error(String(error))),
  }
}
