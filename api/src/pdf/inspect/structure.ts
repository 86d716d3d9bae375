import { inflateSync } from 'node:zlib'

/** What the file's own table of objects says, before any library tries to be kind. */
export interface Structure {
  /** Why a strict reader would complain; empty when the file is sound. */
  readonly flaws: readonly string[]
  /** An older copy of an object lies after its current one: readers that take the last copy would be wrong. */
  readonly outOfOrder: boolean
}

/** Offsets by object number; 0 when the object lives inside another one. */
interface Section {
  readonly inUse: ReadonlyMap<number, number>
  readonly trailer: string
}

const MAX_SECTIONS = 500
const number = (source: string, key: string): number | null => {
  const match = new RegExp(`/${key}\\s+(\\d+)`).exec(source)
  return match ? Number(match[1]) : null
}

/**
 * Follows the cross-reference sections of a PDF (tables, streams, hybrid) and checks that each object is where it is said
 * to be (ISO 32000-1, 7.5.4 to 7.5.8). Reads offsets only: no object is parsed.
 */
export function readStructure(bytes: Buffer): Structure {
  const flaws = new Set<string>()
  const header = bytes.subarray(0, 1024).indexOf('%PDF-')
  if (header !== 0) flaws.add('the header is not at the start')
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048)).toString('latin1')
  const start = /startxref\s+(\d+)\s*(?:%%EOF)?(?!.*startxref)/s.exec(tail)
  if (!start) return { flaws: ['startxref is missing'], outOfOrder: false }
  const current = new Map<number, number>()
  let outOfOrder = false
  const queue = [Number(start[1]) + Math.max(0, header)]
  const seen = new Set<number>()
  while (queue.length > 0) {
    const offset = queue.shift() as number
    if (seen.has(offset) || seen.size > MAX_SECTIONS) {
      flaws.add('the cross-reference sections loop')
      break
    }
    seen.add(offset)
    const section = readSection(bytes, offset)
    if (!section) {
      flaws.add('a cross-reference section is missing')
      break
    }
    for (const [id, at] of section.inUse) {
      const known = current.get(id)
      if (known === undefined) current.set(id, at)
      else if (at > known && known > 0) outOfOrder = true
    }
    for (const key of ['XRefStm', 'Prev']) {
      const next = number(section.trailer, key)
      if (next !== null && next > 0) queue.push(next + Math.max(0, header))
    }
  }
  checkObjects(bytes, current, [...seen], Math.max(0, header), flaws)
  return { flaws: [...flaws], outOfOrder }
}

function readSection(bytes: Buffer, offset: number): Section | null {
  const head = bytes.subarray(offset, offset + 4096).toString('latin1')
  if (/^\s*xref\s/.test(head)) return readTable(bytes, offset)
  if (/^\s*\d+\s+\d+\s+obj\b/.test(head)) return readStream(bytes, offset)
  return null
}

function readTable(bytes: Buffer, offset: number): Section | null {
  const end = bytes.indexOf('trailer', offset)
  if (end < 0) return null
  const close = bytes.indexOf('startxref', end)
  const trailer = bytes.subarray(end, close < 0 ? end + 4096 : close).toString('latin1')
  const inUse = new Map<number, number>()
  const words = bytes.subarray(offset, end).toString('latin1').trim().split(/\s+/)
  for (let at = 1; at + 1 < words.length;) {
    const first = Number(words[at])
    const count = Number(words[at + 1])
    if (!Number.isInteger(first) || !Number.isInteger(count)) return null
    at += 2
    for (let i = 0; i < count; i++, at += 3) {
      if (words[at + 2] === 'n' && Number(words[at]) > 0) inUse.set(first + i, Number(words[at]))
    }
  }
  return { inUse, trailer }
}

function readStream(bytes: Buffer, offset: number): Section | null {
  const opening = bytes.indexOf('stream', offset)
  if (opening < 0) return null
  const trailer = bytes.subarray(offset, opening).toString('latin1')
  const widths = /\/W\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(trailer)
  const closing = bytes.indexOf('endstream', opening)
  if (!widths || closing < 0 || !/\/XRef\b/.test(trailer)) return null
  let from = opening + 6
  if (bytes[from] === 13) from++
  if (bytes[from] === 10) from++
  try {
    const raw = bytes.subarray(from, closing)
    const data = trailer.includes('/FlateDecode') ? unpredict(inflateSync(raw), trailer) : raw
    const inUse = readEntries(data, widths.slice(1).map(Number), trailer)
    // Writers are careless about the entry of the stream itself, and nobody reads it.
    inUse.delete(Number(/\d+/.exec(trailer)?.[0]))
    return { inUse, trailer }
  } catch {
    return null
  }
}

/** Undoes the PNG predictors « none » and « up », the only ones writers use here; others give no entry. */
function unpredict(data: Buffer, trailer: string): Buffer {
  if ((number(trailer, 'Predictor') ?? 1) < 10) return data
  const columns = number(trailer, 'Columns') ?? 1
  const rows = Math.floor(data.length / (columns + 1))
  const out = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)]
    if (kind !== 0 && kind !== 2) return Buffer.alloc(0)
    for (let i = 0; i < columns; i++) {
      const above = kind === 2 && row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0
      out[row * columns + i] = (data[row * (columns + 1) + 1 + i] ?? 0) + above
    }
  }
  return out
}

function readEntries(data: Buffer, widths: number[], trailer: string): Map<number, number> {
  const [kindWidth = 1, offsetWidth = 2, lastWidth = 1] = widths
  const size = kindWidth + offsetWidth + lastWidth
  const index = /\/Index\s*\[([^\]]*)\]/.exec(trailer)?.[1]?.trim().split(/\s+/).map(Number)
  const ranges = index ?? [0, number(trailer, 'Size') ?? 0]
  const inUse = new Map<number, number>()
  let at = 0
  for (let r = 0; r + 1 < ranges.length; r += 2) {
    for (let i = 0; i < (ranges[r + 1] ?? 0) && at + size <= data.length; i++, at += size) {
      const kind = kindWidth === 0 ? 1 : data.readUIntBE(at, kindWidth)
      const offset = offsetWidth > 6 ? 0 : data.readUIntBE(at + kindWidth, offsetWidth)
      if (kind === 1 && offset > 0) inUse.set((ranges[r] ?? 0) + i, offset)
      if (kind === 2) inUse.set((ranges[r] ?? 0) + i, 0)
    }
  }
  return inUse
}

function checkObjects(
  bytes: Buffer,
  current: ReadonlyMap<number, number>,
  sections: readonly number[],
  shift: number,
  flaws: Set<string>,
) {
  for (const [id, offset] of current) {
    if (offset === 0) continue
    const head = bytes.subarray(offset + shift, offset + shift + 32).toString('latin1')
    if (Number(/^\s*(\d+)\s+\d+\s+obj/.exec(head)?.[1] ?? -1) !== id) {
      flaws.add('an object is not where the table says')
      return
    }
  }
  const starts = [...current.values()].filter((offset) => offset > 0).map((offset) => offset + shift)
  for (const start of [...starts, ...sections].sort((a, b) => a - b).slice(1)) {
    if (!isClosedBefore(bytes, start)) {
      flaws.add('an object is not closed')
      return
    }
  }
}

/** What comes before an object or a table is the end of another object, or of an earlier state of the file. */
function isClosedBefore(bytes: Buffer, offset: number): boolean {
  let end = offset
  while (end > 0 && (bytes[end - 1] ?? 0) <= 32) end--
  const before = bytes.subarray(Math.max(0, end - 64), end).toString('latin1')
  return /(endobj|%%EOF|xref|\d|%[^\n\r]*)$/.test(before)
}
