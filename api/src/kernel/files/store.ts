import type { Readable } from 'node:stream'

export interface ByteRange {
  readonly start: number
  /** Included. */
  readonly end: number
}
export interface LocalFile {
  readonly path: string
  /** Gives back what was borrowed: nothing on a file system, a temporary copy on S3. */
  release(): Promise<void>
}

/** Where the bytes are. Keys are `authority/sha256`: a content never changes under its key. Streams everywhere. */
export interface FileStore {
  /** Writes whole or not at all; resolves with the number of bytes. */
  put(key: string, body: Readable): Promise<number>
  /** Throws NOT_FOUND when there is nothing. */
  open(key: string, range?: ByteRange): Promise<Readable>
  head(key: string): Promise<{ bytes: number } | null>
  remove(key: string): Promise<void>
  /** Gives a content its final name. */
  move(from: string, to: string): Promise<void>
  /** Every key of one authority, in no order. */
  list(authorityId: string): AsyncIterable<string>
  /** A path that PDF tools can read. */
  localPath(key: string): Promise<LocalFile>
}
