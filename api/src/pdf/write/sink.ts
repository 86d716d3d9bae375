import { open } from 'node:fs/promises'

/**
 * Where the bytes of a file go, in order: a file, a part of a multipart upload, a socket. The next chunk comes once the
 * promise has settled, and only then may the memory of the chunk be used again: that is all the back-pressure there is.
 */
export type Sink = (chunk: Uint8Array) => Promise<void>

/** A file cannot be written: no room is left, say. That says nothing of the documents. */
export class WriteFault extends Error {
  override readonly name = 'WriteFault'
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'the file cannot be written', { cause })
  }
}

/** Writes to a file that is emptied first; `close` must be called, whatever happened. */
export async function openFileSink(path: string): Promise<{ sink: Sink; close(): Promise<void> }> {
  const file = await open(path, 'w')
  const sink: Sink = async (chunk) => {
    try {
      for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten
    } catch (cause) {
      throw new WriteFault(cause)
    }
  }
  return { sink, close: () => file.close() }
}
