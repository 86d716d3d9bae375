import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs'
import type { Readable } from '../write/readable.ts'

const WINDOW = 256 * 1024
/** Read where nothing was read nearby: the head of a picture, behind which stand two hundred kilobytes that nobody wants yet. */
const GLANCE = 8 * 1024

/** Bytes of a file at random, without holding it. What is given must not be altered, and is good until the next call. */
export interface Bytes extends Readable {
  readonly size: number
  /** Fewer than asked for at the end of the file. */
  at(offset: number, length: number): Buffer
  close(): void
}

/** A file on the disk, read through one window that widens while reading goes on nearby, or bytes already there. */
export function openBytes(from: string | Buffer): Bytes {
  return typeof from === 'string' ? fileBytes(from) : heldBytes(from)
}

function heldBytes(bytes: Buffer): Bytes {
  const at = (offset: number, length: number) =>
    bytes.subarray(Math.max(0, offset), Math.max(0, offset + length))
  const into = (target: Buffer, offset: number) => bytes.copy(target, 0, offset)
  const later = (target: Buffer, offset: number) => Promise.resolve(into(target, offset))
  return { size: bytes.length, at, into, later, hold: () => () => undefined, close: () => undefined }
}

/** Of files that are closed: one after the other they share one. */
const windows: Buffer[] = []

function fileBytes(path: string): Bytes {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const window = windows.pop() ?? Buffer.allocUnsafeSlow(WINDOW)
  let [start, end] = [0, 0]
  let width = GLANCE
  /** Moves the window to where `wanted` bytes are needed. */
  const look = (from: number, wanted: number): void => {
    const near = from >= start - GLANCE && from <= end + GLANCE
    width = near ? Math.min(WINDOW, width * 4) : GLANCE
    start = size <= WINDOW ? 0 : from
    end = start + into(size <= WINDOW ? window : window.subarray(0, Math.max(width, wanted)), start)
  }
  const into = (target: Buffer, offset: number): number => {
    let done = 0
    while (done < target.length) {
      const count = readSync(file, target, done, target.length - done, offset + done)
      if (count === 0) break
      done += count
    }
    return done
  }
  /** Its owner, and whoever will read it later. */
  let holders = 1
  const letGo = () => {
    if (--holders === 0) closeSync(file)
  }
  return {
    size,
    at(offset, length) {
      const from = Math.min(Math.max(0, offset), size)
      const wanted = Math.min(Math.max(0, length), size - from)
      if (from >= start && from + wanted <= end) return window.subarray(from - start, from - start + wanted)
      if (wanted > WINDOW) {
        const apart = Buffer.allocUnsafeSlow(wanted)
        return apart.subarray(0, into(apart, from))
      }
      look(from, wanted)
      return window.subarray(from - start, Math.min(from - start + wanted, end - start))
    },
    into,
    later: (target, offset) =>
      new Promise((resolve, reject) =>
        read(file, target, 0, target.length, offset, (error, count) =>
          error ? reject(error) : resolve(count),
        ),
      ),
    hold: () => {
      holders++
      return letGo
    },
    close: () => {
      windows.push(window)
      letGo()
    },
  }
}
