import { inflateSync } from 'node:zlib'

/** Offsets by object number; 0 when the object lives inside another one. */
export interface Section {
  readonly inUse: ReadonlyMap<number, number>
  readonly trailer: string
}

/** The whole number after a key of a trailer, or null. */
export const numberAfter = (source: string, key: string): number | null => {
  const match = new RegExp(`/${key}\\s+(\\d+)`).exec(source)
  return match ? Number(match[1]) : null
}

/** One cross-reference section, table or stream, at an offset (ISO 32000-1, 7.5.4 and 7.5.8); null when there is none there. */
export function readSection(bytes: Buffer, offset: number): Section | null {
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
  if ((numberAfter(trailer, 'Predictor') ?? 1) < 10) return data
  const columns = numberAfter(trailer, 'Columns') ?? 1
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
  const ranges = index ?? [0, numberAfter(trailer, 'Size') ?? 0]
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
