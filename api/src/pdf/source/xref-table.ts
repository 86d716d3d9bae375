import { copyDict } from '../syntax/read.ts'
import { integerAt, isDigit, skipSpace } from '../syntax/scan.ts'
import type { Bytes } from './bytes.ts'
import { LIMITS } from './fault.ts'
import { dictIn } from './object-at.ts'
import type { Entries, Section } from './entry.ts'

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
    const regular = regularOffset(piece, i)
    if (regular >= 0) {
      if (!entries.has(number)) entries.set(number, regular)
      i += 20
      continue
    }
    if (!isDigit(piece[i])) break
    const [offset, afterOffset] = integer(piece, i)
    if (!isDigit(piece[afterOffset])) break
    const [, mark] = integer(piece, afterOffset)
    const kind = piece[mark]
    // Fewer entries than announced: what was read is the head of the next run.
    if (kind !== FREE && kind !== 0x6e) break
    if (!entries.has(number)) entries.set(number, kind === FREE ? 0 : offset)
    i = skipSpace(piece, mark + 1)
  }
  return i
}

/** The offset of an entry of twenty bytes in use, as the standard wants it and most files have it; -1 for any other. */
function regularOffset(piece: Buffer, at: number): number {
  const next = piece[at + 20]
  if (piece[at + 10] !== 0x20 || piece[at + 16] !== 0x20 || piece[at + 17] !== 0x6e) return -1
  if ((piece[at + 19] ?? 0) > 0x20 || next === undefined || next <= 0x20) return -1
  let offset = 0
  for (let i = at; i < at + 16; i++) {
    const digit = (piece[i] as number) - 0x30
    if (i === at + 10) continue
    if (digit < 0 || digit > 9) return -1
    if (i < at + 10) offset = offset * 10 + digit
  }
  return offset
}
