/** Filters that make no more than a few times their input (ISO 32000-1, 7.4.2, 7.4.3, 7.4.5). */

export function asciiHex(data: Buffer): Buffer {
  const end = data.indexOf('>')
  const digits = data.toString('latin1', 0, end < 0 ? data.length : end).replace(/[^0-9a-fA-F]/g, '')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

export function ascii85(data: Buffer): Buffer {
  const out = Buffer.alloc(data.length * 4)
  let [n, count, value] = [0, 0, 0]
  const put = (bytes: number) => {
    for (let i = 0; i < bytes; i++) out[n++] = Math.floor(value / 256 ** (3 - i)) & 255
    ;[count, value] = [0, 0]
  }
  for (const code of data) {
    if (code === 0x7e) break
    if (code === 0x7a && count === 0) put(4)
    if (code < 0x21 || code > 0x75) continue
    value = value * 85 + code - 0x21
    if (++count === 5) put(4)
  }
  if (count > 1) {
    const bytes = count - 1
    for (; count < 5; count++) value = value * 85 + 84
    put(bytes)
  }
  return out.subarray(0, n)
}

/** null when there would be more than `max` bytes. */
export function runLength(data: Buffer, max: number): Buffer | null {
  const pieces: Buffer[] = []
  let size = 0
  for (let i = 0; i < data.length && size <= max;) {
    const length = data[i] as number
    if (length === 128) break
    const piece =
      length < 128 ? data.subarray(i + 1, i + 2 + length) : Buffer.alloc(257 - length, data[i + 1] ?? 0)
    pieces.push(piece)
    size += piece.length
    i += length < 128 ? length + 2 : 2
  }
  return size > max ? null : Buffer.concat(pieces)
}
