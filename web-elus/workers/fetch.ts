import { dropRow, type FileRow, getRow, putRow } from '../src/vault/shared/database.ts'
import { CHUNK_BYTES, chunksOf, sealedLength, wholeChunks } from '../src/vault/shared/format.ts'
import type { Asked } from '../src/vault/shared/messages.ts'
import { type Bytes, fileKey, openChunk, sealChunk } from './cipher.ts'
import { disk } from './disk.ts'
import { failureOf } from './failure.ts'
import { type Fingerprint, fingerprintOf } from './fingerprint.ts'

type Wanted = Asked['fetch']

/**
 * Fetches what is missing of a file, from the first chunk that is not whole; seals and writes each chunk as it fills; keeps the file
 * only if the fingerprint of all of it is the one announced. Cut anywhere, it goes on from there.
 */
export async function fetchFile(
  master: CryptoKey,
  file: Wanted,
  tell: (here: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const where = await disk()
  const row = await rowOf(file)
  if (row.verified && wholeChunks(row.bytes, await where.size(row.id)) === chunksOf(row.bytes)) return
  const key = await fileKey(master, row)
  const digest = fingerprintOf(row.bytes)
  let index = await known(key, row, digest)
  tell(Math.min(row.bytes, index * CHUNK_BYTES))
  for await (const clear of chunks(file, index * CHUNK_BYTES, signal)) {
    digest.update(clear)
    await writeOrYield(row.id, index, await sealChunk(key, row, index, clear))
    index++
    tell(Math.min(row.bytes, index * CHUNK_BYTES))
  }
  await where.rest(row.id)
  if ((await digest.hex()) !== row.sha256) {
    await where.remove(row.id)
    await dropRow('files', row.id)
    throw failureOf('WRONG')
  }
  await putRow('files', row.id, { ...row, verified: true })
}

/** A full disk gets a chunk back: the notes, the answers and the count of wrong codes need room too. */
async function writeOrYield(id: string, index: number, sealed: Bytes): Promise<void> {
  const where = await disk()
  try {
    await where.write(id, index, sealed)
  } catch (error) {
    await where.keep(id, Math.max(0, index - 1)).catch(() => undefined)
    throw error
  }
}

/** A file whose content changed starts afresh, under a new key. */
async function rowOf({ id, bytes, sha256: sha }: Wanted): Promise<FileRow> {
  const row = await getRow<FileRow>('files', id)
  if (row?.sha256 === sha && row.bytes === bytes) return row
  await (await disk()).remove(id)
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const fresh: FileRow = { id, bytes, sha256: sha, salt, verified: false }
  await putRow('files', id, fresh)
  return fresh
}

/** The chunks already here go through the fingerprint again: one that does not open is fetched again, with all that follow. */
async function known(key: CryptoKey, row: FileRow, digest: Fingerprint): Promise<number> {
  const where = await disk()
  const whole = wholeChunks(row.bytes, await where.size(row.id))
  for (let index = 0; index < whole; index++) {
    const sealed = await where.read(row.id, index, sealedLength(row.bytes, index))
    const clear = await openChunk(key, row, index, sealed).catch(() => null)
    if (!clear) return index
    digest.update(clear)
  }
  return whole
}

/** The bytes from `from` on, by whole chunks, the last one shorter. */
async function* chunks({ url, bytes }: Wanted, from: number, signal: AbortSignal): AsyncGenerator<Bytes> {
  let left = bytes - from
  let chunk = new Uint8Array(Math.min(CHUNK_BYTES, left))
  let filled = 0
  for await (let piece of pieces(url, from, bytes, signal))
    while (piece.length > 0 && left > 0) {
      const taken = Math.min(piece.length, chunk.length - filled)
      chunk.set(piece.subarray(0, taken), filled)
      filled += taken
      piece = piece.subarray(taken)
      if (filled < chunk.length) continue
      left -= filled
      yield chunk
      chunk = new Uint8Array(Math.min(CHUNK_BYTES, left))
      filled = 0
    }
  if (left > 0) throw failureOf('CUT')
}

/** A connection that says nothing for so long is taken for cut: some never say that they are. */
const SILENCE_MS = 30_000
function heard<T>(work: Promise<T>, abort: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(failureOf('CUT'))
      abort()
    }, SILENCE_MS)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}

/** The bytes from `from` on as the network brings them. Read through a reader: Safari does not iterate over a stream. */
async function* pieces(url: string, from: number, bytes: number, signal: AbortSignal): AsyncGenerator<Bytes> {
  if (from >= bytes) return
  const headers = { range: `bytes=${from}-${bytes - 1}` }
  const aborter = new AbortController()
  const abort = () => aborter.abort()
  signal.addEventListener('abort', abort)
  try {
    if (signal.aborted) abort()
    const reply = await heard(fetch(url, { headers, signal: aborter.signal, cache: 'no-store' }), abort)
    if ([401, 403, 404, 410].includes(reply.status)) throw failureOf('GONE')
    if (!reply.ok || !reply.body) throw failureOf('CUT')
    // A proxy that ignores Range sends everything: what is known of it is skipped.
    let skip = reply.status === 206 ? 0 : from
    const reader = reply.body.getReader() as ReadableStreamDefaultReader<Bytes>
    const read = () => heard(reader.read(), abort)
    for (let next = await read(); !next.done; next = await read()) {
      const dropped = Math.min(skip, next.value.length)
      skip -= dropped
      yield next.value.subarray(dropped)
    }
  } finally {
    signal.removeEventListener('abort', abort)
    // What is left of the answer is not wanted.
    abort()
  }
}
