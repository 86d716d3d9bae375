import fc from 'fast-check'
import { expect, it } from 'vitest'
import { naturalCompare } from './natural-order.ts'

it('orders file names as people do', () => {
  const names = [
    'Annexe 1.pdf',
    '10 - Voirie.pdf',
    '2 bis.pdf',
    'été.pdf',
    '002.pdf',
    '2.pdf',
    'Etat.pdf',
    'annexe 10.pdf',
    'Annexe 2.pdf',
    '9007199254740993.pdf',
    '9007199254740992.pdf',
  ]
  expect(names.sort(naturalCompare)).toEqual([
    '002.pdf',
    '2.pdf',
    '2 bis.pdf',
    '10 - Voirie.pdf',
    '9007199254740992.pdf',
    '9007199254740993.pdf',
    'Annexe 1.pdf',
    'Annexe 2.pdf',
    'annexe 10.pdf',
    'Etat.pdf',
    'été.pdf',
  ])
})

it('is a total order', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'É', ' ', '.', '-', 'z') }),
    fc.string(),
  )
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(naturalCompare(a, b))).toBe(-Math.sign(naturalCompare(b, a)) + 0)
      expect(naturalCompare(a, b) === 0).toBe(a === b)
      if (naturalCompare(a, b) <= 0 && naturalCompare(b, c) <= 0)
        expect(naturalCompare(a, c)).toBeLessThanOrEqual(0)
    }),
  )
})
