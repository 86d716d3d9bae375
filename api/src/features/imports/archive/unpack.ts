import type { Readable } from 'node:stream'
import { Problem, type Refusal } from '@hemicycle/domain'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Received } from '../../../kernel/files/receive.ts'
import { decodeName, isArchiveName, isJunk, safePath } from './names.ts'

/** What an archive may hold. Bytes are counted as they come out, whatever the archive says of itself. */
export interface ArchiveLimits {
  readonly entries: number
  readonly totalBytes: number
  readonly fileBytes: number
}

/** Documents shrink ten times at best; two hundred times is made to fill a disk. */
const RATIO = 200
const SMALL = 10_000_000

/** Where the bytes of an entry go; rejects with FILE_TOO_LARGE past `maxBytes`. */
export type Receive = (stream: Readable, maxBytes: number) => Promise<Received>

export interface Unpacked {
  readonly path: string
  readonly received: Received | null
  readonly refusal: Refusal | null
}

/** The archive is refused as a whole. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive'
  readonly refusal: Refusal
  constructor(refusal: Refusal, reason: string) {
    super(reason)
    this.refusal = refusal
  }
}

/**
 * Hands every file of a ZIP to `receive`, one after the other, as a stream; nothing is ever written under the names it holds. An entry
 * that is protected, too large or an archive itself is refused by name and does not stop the others. Throws BadArchive for the whole.
 */
export async function unpack(path: string, limits: ArchiveLimits, receive: Receive): Promise<Unpacked[]> {
  const zip = await openZip(path)
  try {
    if (zip.entryCount > limits.entries) throw new BadArchive('TOO_LARGE', `${zip.entryCount} entries`)
    const found: Unpacked[] = []
    let left = limits.totalBytes
    for await (const entry of zip.eachEntry()) {
      const name = safePath(decodeName(entry.fileNameRaw))
      if (name === null || isJunk(name)) continue
      const one = await take(zip, entry, name, Math.min(limits.fileBytes, left), receive)
      left -= one.received?.bytes ?? 0
      if (one.refusal === 'TOO_LARGE' && left < limits.fileBytes)
        throw new BadArchive('TOO_LARGE', `more than ${limits.totalBytes} bytes`)
      found.push(one)
    }
    return found
  } catch (error) {
    if (error instanceof BadArchive || error instanceof Problem) throw error
    throw new BadArchive('ARCHIVE_DAMAGED', error instanceof Error ? error.message : 'unreadable')
  } finally {
    zip.close()
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false })
  } catch (error) {
    throw new BadArchive('ARCHIVE_DAMAGED', error instanceof Error ? error.message : 'unreadable')
  }
}

async function take(
  zip: ZipFile,
  entry: Entry,
  path: string,
  maxBytes: number,
  receive: Receive,
): Promise<Unpacked> {
  const refused = (refusal: Refusal): Unpacked => ({ path, received: null, refusal })
  if (isArchiveName(path)) return refused('NESTED_ARCHIVE')
  if (entry.isEncrypted()) return refused('PASSWORD_REQUIRED')
  const swollen = entry.uncompressedSize > SMALL && entry.uncompressedSize > RATIO * entry.compressedSize
  if (entry.uncompressedSize > maxBytes || swollen) return refused('TOO_LARGE')
  try {
    return { path, received: await receive(await zip.openReadStreamPromise(entry), maxBytes), refusal: null }
  } catch (error) {
    if (error instanceof Problem && error.code === 'FILE_TOO_LARGE') return refused('TOO_LARGE')
    if (error instanceof Problem) throw error
    return refused('DAMAGED')
  }
}
