import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const WINDOW = 256 * 1024

/** Bytes of a file at random, without holding it. What is given must not be altered, and is good until the next call. */
export interface Bytes {
  readonly size: number
  /** Fewer than asked for at the end of the file. */
  at(offset: number, length: number): Buffer
  close(): void
}

/** A file on the disk, read through one window, or bytes already there. */
export function openBytes(from: string | Buffer): Bytes {
  return typeof from === 'string' ? fileBytes(from) : heldBytes(from)
}

function heldBytes(bytes: Buffer): Bytes {
  const at = (offset: number, length: number) =>
    bytes.subarray(Math.max(0, offset), Math.max(0, offset + length))
  return { size: bytes.length, at, close: () => undefined }
}

function fileBytes(path: string): Bytes {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const window = Buffer.allocUnsafe(Math.min(WINDOW, size))
  let [start, end] = [0, 0]
  const read = (target: Buffer, offset: number): Buffer => {
    let done = 0
    while (done < target.length) {
      const count = readSync(file, target, done, target.length - done, offset + done)
      if (count === 0) break
      done += count
    }
    return target.subarray(0, done)
  }
  return {
    size,
    at(offset, length) {
      const from = Math.min(Math.max(0, offset), size)
      const wanted = Math.min(Math.max(0, length), size - from)
      if (from >= start && from + wanted <= end) return window.subarray(from - start, from - start + wanted)
      if (wanted > window.length) return read(Buffer.allocUnsafe(wanted), from)
      const filled = read(window, from)
      ;[start, end] = [from, from + filled.length]
      return filled.subarray(0, wanted)
    },
    close: () => closeSync(file),
  }
}
