import { allRows, dropDatabase, dropRow, type FileRow, getRow } from '../src/vault/shared/database.ts'
import { CHUNK_BYTES, chunksAround, chunksOf, sealedLength, wholeChunks } from '../src/vault/shared/format.ts'
import type { Held } from '../src/vault/shared/messages.ts'
import { type Bytes, fileKey, openChunk } from './cipher.ts'
import { disk, forgetDisk } from './disk.ts'
import { failureOf } from './failure.ts'

/** What is here: believed of the disk, not of the list, since a browser may take files back. */
export async function holdings(): Promise<readonly Held[]> {
  const [where, rows] = [await disk(), await allRows<FileRow>('files')]
  return Promise.all(
    rows.map(async ({ id, bytes, verified }) => {
      const chunks = wholeChunks(bytes, await where.size(id))
      const whole = verified && chunks === chunksOf(bytes)
      return { id, bytes, here: Math.min(bytes, chunks * CHUNK_BYTES), whole }
    }),
  )
}

interface Warm {
  readonly id: string
  readonly row: FileRow
  readonly key: CryptoKey
}
/** The file read last: its key is not drawn again for every page. */
let warm: Warm | null = null
/** The chunks read last: a PDF is read by small pieces that touch each other. */
const recent = new Map<string, Promise<Bytes>>()
const RECENT = 8

export async function readRange(master: CryptoKey, id: string, begin: number, end: number): Promise<Bytes> {
  const { row, key } = await warmed(master, id)
  const stop = Math.min(end, row.bytes)
  const { first, last } = chunksAround(begin, stop)
  const out = new Uint8Array(Math.max(0, stop - begin))
  for (let index = first; index <= last; index++) {
    const clear = await chunk(key, row, index)
    const from = Math.max(begin, index * CHUNK_BYTES)
    const to = Math.min(stop, index * CHUNK_BYTES + clear.length)
    out.set(clear.subarray(from - index * CHUNK_BYTES, to - index * CHUNK_BYTES), from - begin)
  }
  return out
}

async function warmed(master: CryptoKey, id: string): Promise<Warm> {
  if (warm?.id === id) return warm
  const row = await getRow<FileRow>('files', id)
  if (!row) throw failureOf('GONE')
  warm = { id, row, key: await fileKey(master, row) }
  return warm
}

function chunk(key: CryptoKey, row: FileRow, index: number): Promise<Bytes> {
  const name = `${row.id}:${row.sha256}:${index}`
  const known = recent.get(name)
  if (known) return known
  const one = disk()
    .then((where) => where.read(row.id, index, sealedLength(row.bytes, index)))
    .then((sealed) => openChunk(key, row, index, sealed))
  recent.set(name, one)
  one.catch(() => recent.delete(name))
  for (const old of recent.keys()) {
    if (recent.size <= RECENT) break
    recent.delete(old)
  }
  return one
}

function forgetClear(): void {
  warm = null
  recent.clear()
}

export async function removeFiles(ids: readonly string[]): Promise<void> {
  forgetClear()
  const where = await disk()
  for (const id of ids) {
    await where.remove(id)
    await dropRow('files', id)
  }
}

export async function wipeAll(): Promise<void> {
  forgetClear()
  await (await disk()).wipe()
  forgetDisk()
  await dropDatabase()
}
