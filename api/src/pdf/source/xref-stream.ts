import { readArray, readName, readNumber } from '../syntax/read.ts'
import type { Bytes } from './bytes.ts'
import { LIMITS } from './fault.ts'
import { decode } from './filters.ts'
import { type Budget, dictOf, extentOf, objectAt, plainNumber } from './object-at.ts'
import { type Entries, isPacked, packedEntry, type Section } from './entry.ts'

/** The cross-reference stream at `offset`, or null (ISO 32000-1, 7.5.8). It is never encrypted. The offsets in it count from `shift`. */
export function streamSection(bytes: Bytes, offset: number, shift: number, budget: Budget): Section | null {
  const found = objectAt(bytes, offset, budget)
  if (!found?.isStream) return null
  const trailer = dictOf(found.value)
  if (readName(trailer.get('Type')) !== 'XRef') return null
  const { length } = extentOf(bytes, found.end, plainNumber(trailer.get('Length')), budget)
  const data = decode(
    trailer,
    Buffer.from(bytes.at(found.end, length)),
    LIMITS.table,
    (value) => value ?? null,
  )
  const widths = (readArray(trailer.get('W')) ?? []).map(readNumber)
  if (!data || widths.length < 3 || !widths.every((width) => width >= 0 && width <= 8)) return null
  const index = (readArray(trailer.get('Index')) ?? []).map(readNumber)
  const runs = index.length >= 2 ? index : [0, readNumber(trailer.get('Size'))]
  const entries = readRows(data, widths as [number, number, number], runs)
  // Writers are careless about the entry of the stream itself, and nobody reads it; but another object may truly have its number.
  const own = entries.get(found.number)
  const other = own !== undefined && !isPacked(own) && own + shift !== offset
  if (other && !standsAt(bytes, own + shift, found.number, budget)) entries.delete(found.number)
  return { entries, trailer }
}

const standsAt = (bytes: Bytes, offset: number, number: number, budget: Budget): boolean =>
  objectAt(bytes, offset, budget)?.number === number

function readRows(
  data: Buffer,
  [kind, second, third]: [number, number, number],
  runs: readonly number[],
): Entries {
  const entries: Entries = new Map()
  const size = kind + second + third
  let at = 0
  const field = (from: number, width: number) => {
    let value = 0
    for (let i = 0; i < width; i++) value = value * 256 + (data[from + i] as number)
    return value
  }
  for (let run = 0; run + 1 < runs.length && size > 0; run += 2) {
    const [first = 0, count = 0] = [runs[run], runs[run + 1]]
    for (let n = 0; n < count && at + size <= data.length && entries.size < LIMITS.objects; n++, at += size) {
      const what = kind === 0 ? 1 : field(at, kind)
      const [a, b] = [field(at + kind, second), field(at + kind + second, third)]
      if (what === 2) entries.set(first + n, packedEntry(a, b))
      else if (what < 2) entries.set(first + n, what === 1 ? a : 0)
    }
  }
  return entries
}
