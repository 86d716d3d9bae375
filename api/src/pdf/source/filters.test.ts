import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decode, inflate } from './filters.ts'
import { rc4 } from './rc4.ts'

const undone = (filter: string, data: Buffer, more = '', max = 1e6) =>
  decode(new Map([['Filter', Buffer.from(filter)], ['DecodeParms', Buffer.from(more || 'null')]]), data, max, (value) => value ?? null) // prettier-ignore

describe('filters', () => {
  it.each([
    ['/ASCIIHexDecode', '48 65 6C6C 6F>', 'Hello'],
    ['/ASCIIHexDecode', '4>', '@'],
    ['/ASCII85Decode', '87cURD]i,"Ebo80~>', 'Hello World!'],
    ['/ASCII85Decode', 'z~>', '\0\0\0\0'],
    ['/RunLengthDecode', '\x02abc\xfed\x80', 'abcddd'],
    ['[/ASCIIHexDecode /RunLengthDecode]', '026162 63 80>', 'abc'],
    // ISO 32000-1, 7.4.4.2, example 2: 45 45 45 45 45 65 45 45 45 66.
    ['/LZWDecode', '\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01', '-----A---B'],
  ])('%s', (filter, data, expected) => {
    expect(undone(filter, Buffer.from(data, 'latin1'))?.toString('latin1')).toBe(expected)
  })

  it('leaves images to those who draw them', () => {
    expect(undone('/DCTDecode', Buffer.from('x'))).toBeNull()
  })

  it('never gives more than asked for, however little came in', () => {
    const bomb = deflateSync(Buffer.alloc(5e6))
    expect(inflate(bomb, 1e6)).toBeNull()
    expect(undone('/RunLengthDecode', Buffer.alloc(2e4, '\x81a', 'latin1'), '', 1000)).toBeNull()
    expect(undone(`[${'/FlateDecode '.repeat(50)}]`, bomb)).toBeNull()
  })

  it('keeps the sound beginning of damaged data', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `ligne ${i} ${(i * 7919) % 1000}\n`).join('')
    const data = deflateSync(text)
    data.fill(0xaa, Math.floor(data.length * 0.7))
    const kept = String(inflate(data, 1e6))
    expect(kept.length).toBeGreaterThan(text.length / 3)
    expect(text.startsWith(kept.slice(0, text.length / 3))).toBe(true)
  })

  it.each([1, 2, 3, 4])('undoes the PNG predictor %i', (kind) => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (bytes, colors) => {
          const row = colors * 3
          const data = Buffer.alloc(Math.ceil(bytes.length / row) * row)
          data.set(bytes)
          const predicted = Buffer.from(predict(data, row, colors, kind))
          const more = `<</Predictor 15/Colors ${colors}/Columns 3>>`
          expect(undone('/FlateDecode', deflateSync(predicted), more)).toEqual(data)
        },
      ),
    )
  })

  it('knows RC4 (RFC 6229)', () => {
    const stream = rc4(Buffer.from('0102030405', 'hex'), Buffer.alloc(16))
    expect(stream.toString('hex')).toBe('b2396305f03dc027ccc3524a0a1118a8')
  })
})

/** PNG, 6.1: every row behind the kind of its prediction. */
function predict(data: Buffer, row: number, pixel: number, kind: number): number[] {
  const at = (i: number, start: number) => (i < start ? 0 : (data[i] ?? 0))
  return Array.from({ length: data.length / row }, (_, r) => r * row).flatMap((start) => [
    kind,
    ...Array.from({ length: row }, (_, i) => {
      const left = at(start + i - pixel, start)
      const up = start === 0 ? 0 : (data[start + i - row] as number)
      const corner = start === 0 || i < pixel ? 0 : (data[start + i - row - pixel] as number)
      const sum = left + up - corner
      const near = [left, up, corner].sort((a, b) => Math.abs(sum - a) - Math.abs(sum - b))
      const paeth = [left, up, corner].find(
        (value) => Math.abs(sum - value) === Math.abs(sum - (near[0] as number)),
      )
      const guess = [0, left, up, (left + up) >> 1, paeth as number][kind] as number
      return ((data[start + i] as number) - guess) & 255
    }),
  ])
}
