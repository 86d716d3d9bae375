import { copyDict } from '../syntax/read.ts'
import { integerAt, isDigit, skipSpace } from '../syntax/scan.ts'
import type { Bytes } from './bytes.ts'
import { LIMITS } from './fault.ts'
import { dictIn } from './object-at.ts'
import type { Entries, Section } from './xref.ts'

const FIRST_LOOK = 64 * 1024
const FREE = 0x66

/** The table at `offset`, as far as it really goes whatever it announces; null when there is none (ISO 32000-1, 7.5.4). */
export function tableSection(bytes: Bytes, offset: number): Section | null {
  const start = bytes.at(offset, 64)
  const begin = skipSpace(start, 0)
  if (start.toString('latin1', begin, begin + 4) !== 'xref') return null
  for (let look = FIRST_LOOK; ; look *= 4) {
    const piece = Buffer.from(bytes.at(offset + begin + 4, Math.min(look, LIMITS.table)))
    const whole = piece.length < look || look >= LIMITS.table
    const section = parse(piece)
    if (section) return section
    if (whole) return null
  }
}

function parse(piece: Buffer): Section | null {
  const entries: Entries = new Map()
  let i = skipSpace(piece, 0)
  while (isDigit(piece[i])) {
    const [first, afterFirst] = integer(piece, i)
    const [count, afterCount] = integer(piece, afterFirst)
    if (count < 0) return null
    i = readRun(piece, afterCount, first, count, entries)
  }
  if (piece.toString('latin1', i, i + 7) !== 'trailer') return null
  const trailer = dictIn(piece, i + 7)
  return trailer && { entries, trailer: copyDict(trailer) }
}

/** One number and what comes behind it. */
function integer(piece: Buffer, at: number): readonly [value: number, next: number] {
  let i = at
  while (isDigit(piece[i])) i++
  return [integerAt(piece, at), skipSpace(piece, i)]
}

function readRun(piece: Buffer, from: number, first: number, count: number, entries: Entries): number {
  let i = from
  // Some writers number from 1 a table that begins with the head of the free list.
  let number = first === 1 && piece.toString('latin1', i, i + 18) === '0000000000 65535 f' ? 0 : first
  for (let n = 0; n < count; n++, number++) {
    if (!isDigit(piece[i])) break
    const [offset, afterOffset] = integer(piece, i)
    if (!isDigit(piece[afterOffset])) break
    const [, mark] = integer(piece, afterOffset)
    const kind = piece[mark]
    // Fewer entries than announced: what was read is the head of the next run.
    if (kind !== FREE && kind !== 0x6e) break
    if (!entries.has(number)) entries.set(number, { at: kind === FREE ? 0 : offset })
    i = skipSpace(piece, mark + 1)
  }
  return i
}
