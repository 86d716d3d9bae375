import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUuid, uuidv7 } from './ids.ts'

describe('uuidv7', () => {
  it('is the example of RFC 9562, appendix A.6', () => {
    const random = () => Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('is a UUID of version 7 and sorts by time', () => {
    const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 })
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(moment, moment, bytes, bytes, (a, b, left, right) => {
        const [first, second] = [uuidv7(a, () => left), uuidv7(b, () => right)]
        expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        if (a < b) expect(first < second).toBe(true)
      }),
    )
  })

  it('tells a UUID from anything else', () => {
    expect(isUuid('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(true)
    expect(isUuid('017f22e279b07cc398c4dc0c0c07398f')).toBe(false)
    expect(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n')).toBe(false)
  })
})
