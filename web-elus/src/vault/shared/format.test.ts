import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHUNK_BYTES, chunksAround, chunksOf, nonceOf, SEALED_BYTES, sealedLength, sealedSize, wholeChunks } from './format.ts' // prettier-ignore

const anyBytes = fc.integer({ min: 1, max: 300_000_000 })

describe('a sealed file', () => {
  it('is as long as its chunks', () =>
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const lengths = Array.from({ length: chunksOf(bytes) }, (_, index) => sealedLength(bytes, index))
        expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(sealedSize(bytes))
        expect(Math.min(...lengths)).toBeGreaterThan(16)
      }),
    ))

  it.each([
    [3 * CHUNK_BYTES, 0, 0],
    [3 * CHUNK_BYTES, SEALED_BYTES - 1, 0],
    [3 * CHUNK_BYTES, SEALED_BYTES, 1],
    [3 * CHUNK_BYTES, 3 * SEALED_BYTES, 3],
    [CHUNK_BYTES + 10, SEALED_BYTES + 25, 1],
    [CHUNK_BYTES + 10, SEALED_BYTES + 26, 2],
    [10, 25, 0],
    [10, 26, 1],
  ])('of %i bytes cut at %i has %i whole chunks', (bytes, stored, whole) =>
    expect(wholeChunks(bytes, stored)).toBe(whole),
  )

  it('opens only the chunks of a range', () =>
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 1, max: 5_000_000 }), (begin, length) => {
        const { first, last } = chunksAround(begin, begin + length)
        expect(first * CHUNK_BYTES).toBeLessThanOrEqual(begin)
        expect((first + 1) * CHUNK_BYTES).toBeGreaterThan(begin)
        expect((last + 1) * CHUNK_BYTES).toBeGreaterThanOrEqual(begin + length)
        expect(last * CHUNK_BYTES).toBeLessThan(begin + length)
      }),
    ))

  it('never gives two chunks one nonce', () => {
    const all = Array.from({ length: 4096 }, (_, index) => nonceOf(index).join())
    expect(new Set(all).size).toBe(all.length)
  })
})
