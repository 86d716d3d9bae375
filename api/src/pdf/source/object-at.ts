import { dictAt, readDict, readNumber, readReference, salvageDict, type Dict } from '../syntax/read.ts'
import { integerAt, isDigit, isRegular, skipSpace, valueEnd } from '../syntax/scan.ts'
import { cleaned } from '../syntax/whole.ts'
import type { Bytes } from './bytes.ts'
import { LIMITS } from './fault.ts'

const FIRST_LOOK = 2 * 1024

/** « n g obj » and the value behind it, where it stands in the file. */
export interface Found {
  readonly number: number
  readonly generation: number
  readonly value: Buffer
  /** Where the value ends; for a stream, where its data begin. */
  readonly end: number
  readonly isStream: boolean
  /** The value was not whole: what could be read of it was kept. */
  readonly salvaged: boolean
}

/** The number of bytes that may still be looked at a second time: no file makes us read it over and over. */
export interface Budget {
  left: number
}
export const budgetOf = (size: number): Budget => ({ left: size + LIMITS.search })

/** The object written at `offset`, or null when no object begins there. The value is a copy. */
export function objectAt(bytes: Bytes, offset: number, budget: Budget): Found | null {
  for (let look = FIRST_LOOK; ; look *= 8) {
    const piece = bytes.at(offset, Math.min(look, LIMITS.value))
    const last = piece.length < look || look >= LIMITS.value
    const start = headOf(piece)
    if (start < 0) return null
    const { number, generation } = head
    const found = wholeValue(piece, start, last) ?? (last ? salvage(piece, start) : null)
    if (found) {
      const { value, isStream, salvaged } = found
      return { number, generation, value, end: offset + found.end, isStream, salvaged }
    }
    if (last || budget.left <= 0) return null
    budget.left -= piece.length
  }
}

const [OBJ, ENDOBJ, STREAM] = ['obj', 'endobj', 'stream'].map((word) => Buffer.from(word)) as [
  Buffer,
  Buffer,
  Buffer,
]
/** Byte by byte: a string would be made for each object of the file. */
function says(piece: Buffer, at: number, word: Buffer): boolean {
  for (let i = 0; i < word.length; i++) if (piece[at + i] !== word[i]) return false
  return true
}

/** What the last head read says: one for all, because one is read for each object of the file. */
const head = { number: 0, generation: 0 }
/** Where the value behind « n g obj » begins, or -1. */
function headOf(piece: Buffer): number {
  let i = skipSpace(piece, 0)
  head.number = integerAt(piece, i)
  while (isDigit(piece[i])) i++
  i = skipSpace(piece, i)
  head.generation = integerAt(piece, i)
  while (isDigit(piece[i])) i++
  i = skipSpace(piece, i)
  if (head.number < 0 || head.generation < 0 || !says(piece, i, OBJ)) return -1
  return skipSpace(piece, i + 3)
}

type Piece = Pick<Found, 'value' | 'end' | 'isStream' | 'salvaged'>

/** null when the value is damaged, or longer than the piece. */
function wholeValue(piece: Buffer, start: number, last: boolean): Piece | null {
  try {
    const end = says(piece, start, ENDOBJ) ? start : valueEnd(piece, start)
    if (end + 32 > piece.length && !last) return null
    const data = piece[start] === 0x3c && piece[start + 1] === 0x3c ? dataStart(piece, end) : -1
    const value = end === start ? Buffer.from('null') : copyOf(piece, start, end)
    return { value, end: data < 0 ? end : data, isStream: data >= 0, salvaged: false }
  } catch {
    return null
  }
}

function copyOf(piece: Buffer, start: number, end: number): Buffer {
  const copy = Buffer.allocUnsafe(end - start)
  if (end - start > 100) piece.copy(copy, 0, start, end)
  else for (let i = start; i < end; i++) copy[i - start] = piece[i] as number
  return copy
}

/** The entries of a broken dictionary that come before the break. */
function salvage(piece: Buffer, start: number): Piece | null {
  const stop = piece.indexOf('endobj', start)
  const entries = salvageDict(stop < 0 ? piece.subarray(start) : piece.subarray(start, stop))
  if (!entries || entries.dict.size === 0) return null
  const end = start + entries.end
  const stream = piece.indexOf('stream', end)
  const data = stream >= 0 && (stop < 0 || stream < stop) ? dataStart(piece, stream) : -1
  const written = Buffer.from(entries.written)
  // A bracket left open would swallow what is written behind it.
  return {
    value: cleaned(written) ?? written,
    end: data < 0 ? end : data,
    isStream: data >= 0,
    salvaged: true,
  }
}

/** Where the data of a stream begin, or -1 (ISO 32000-1, 7.3.8.1). A lone CR after the keyword is wrong and seen. */
function dataStart(piece: Buffer, at: number): number {
  let i = skipSpace(piece, at)
  if (!says(piece, i, STREAM) || isRegular(piece[i + 6])) return -1
  i += 6
  while (piece[i] === 0x20) i++
  if (piece[i] === 0x0d) i++
  if (piece[i] === 0x0a) i++
  return i
}

const ENDSTREAM = Buffer.from('endstream')
const SEARCH = 2 ** 20

export interface Extent {
  readonly length: number
  /** The announced length was wrong. */
  readonly mended: boolean
  /** The file ends before they do. */
  readonly cut: boolean
}

/** How long the data of a stream really are: as announced when « endstream » follows, else up to where that stands. */
export function extentOf(bytes: Bytes, start: number, announced: number, budget: Budget): Extent {
  const fits = Number.isInteger(announced) && announced >= 0 && start + announced <= bytes.size
  if (fits) {
    const after = bytes.at(start + announced, 32)
    const i = skipSpace(after, 0)
    if (after.subarray(i, i + 9).equals(ENDSTREAM)) return { length: announced, mended: false, cut: false }
    if (after.subarray(i, i + 6).equals(ENDOBJ)) return { length: announced, mended: true, cut: false }
  }
  const end = searchEnd(bytes, start, budget)
  const before = bytes.at(Math.max(start, end - 2), Math.min(2, end - start))
  const eol = before.at(-1) === 0x0a ? (before.at(-2) === 0x0d ? 2 : 1) : before.at(-1) === 0x0d ? 1 : 0
  const cut = end === bytes.size && budget.left > 0 && !fits
  return { length: Math.max(0, end - start - eol), mended: true, cut }
}

function searchEnd(bytes: Bytes, start: number, budget: Budget): number {
  for (let at = start; at < bytes.size && budget.left > 0; at += SEARCH - 16) {
    const piece = bytes.at(at, SEARCH)
    budget.left -= piece.length
    const end = piece.indexOf(ENDSTREAM)
    if (end >= 0) return at + end
  }
  return bytes.size
}

/** The dictionary at a place of a buffer, when it is whole. */
export function dictIn(piece: Buffer, at: number): Dict | null {
  try {
    return dictAt(piece, at).dict
  } catch {
    return null
  }
}

export const dictOf = (value: Buffer): Dict => readDict(value) ?? new Map()
/** A number written as such; a reference is -1 here and followed by who can. */
export const plainNumber = (value: Buffer | undefined): number =>
  readReference(value) >= 0 ? NaN : readNumber(value)
