import { createHash } from 'node:crypto'
import { pipeline, type Readable, Transform } from 'node:stream'
import { Problem } from '@hemicycle/domain'
import { newId } from '../ids.ts'
import { fileKey } from './keys.ts'
import type { FileStore } from './store.ts'

export interface Received {
  readonly sha256: string
  readonly bytes: number
}

/**
 * Streams bytes into the store under their own fingerprint, counted and hashed on the way: no document is ever held whole.
 * Throws FILE_TOO_LARGE past the limit; nothing is left behind then.
 */
export async function receiveFile(
  store: FileStore,
  input: { authorityId: string; stream: Readable; maxBytes: number },
): Promise<Received> {
  const temporary = fileKey(input.authorityId, `incoming-${newId()}`)
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      hash.update(chunk)
      next(
        bytes > input.maxBytes ? new Problem('FILE_TOO_LARGE', `more than ${input.maxBytes} bytes`) : null,
        chunk,
      )
    },
  })
  // Forwards the failure of either side to the other; the store's own rejection is the one that counts.
  pipeline(input.stream, meter, () => undefined)
  await store.put(temporary, meter).catch(async (error: unknown) => {
    await store.remove(temporary).catch(() => undefined)
    throw error
  })
  // Multipart parsers cut a file at their own limit instead of failing: a cut file is not the person's file.
  if ((input.stream as { truncated?: boolean }).truncated) {
    await store.remove(temporary)
    throw new Problem('FILE_TOO_LARGE', `more than ${input.maxBytes} bytes`)
  }
  return settle(store, temporary, input.authorityId, { sha256: hash.digest('hex'), bytes })
}

async function settle(
  store: FileStore,
  temporary: string,
  authorityId: string,
  received: Received,
): Promise<Received> {
  const key = fileKey(authorityId, received.sha256)
  await ((await store.head(key)) ? store.remove(temporary) : store.move(temporary, key))
  return received
}
