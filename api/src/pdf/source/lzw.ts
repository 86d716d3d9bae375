const CLEAR = 256
const END = 257

/** LZW with codes of 9 to 12 bits (ISO 32000-1, 7.4.4.2). null when there would be more than `max` bytes. */
export function lzw(data: Buffer, max: number, earlyChange: number): Buffer | null {
  const early = earlyChange === 0 ? 0 : 1
  let table = freshTable()
  const pieces: Buffer[] = []
  let [size, width, bits, held] = [0, 9, 0, 0]
  let before: Buffer | null = null
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === END) break
    if (code === CLEAR) {
      ;[table, width, before] = [freshTable(), 9, null]
      continue
    }
    const piece: Buffer | undefined =
      table[code] ?? (before ? Buffer.concat([before, before.subarray(0, 1)]) : undefined)
    if (!piece || code > table.length) break
    pieces.push(piece)
    size += piece.length
    if (size > max) return null
    if (before && table.length < 4096) table.push(Buffer.concat([before, piece.subarray(0, 1)]))
    width = Math.min(12, Math.max(9, (table.length + early).toString(2).length))
    before = piece
  }
  return Buffer.concat(pieces)
}

/** One entry a byte, then the two codes that stand for none. */
const freshTable = (): Buffer[] => [...SINGLES, Buffer.alloc(0), Buffer.alloc(0)]
const SINGLES = Array.from({ length: 256 }, (_, code) => Buffer.from([code]))
