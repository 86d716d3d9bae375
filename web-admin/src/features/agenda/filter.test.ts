import { describe, expect, it } from 'vitest'
import { shortPerson } from './filter.ts'

describe('the name of a rapporteur in its column', () => {
  it.each([
    ['M. Olivier Santerre', 'M.\u00a0Santerre'],
    ['Mme Hélène de La Tour', 'Mme\u00a0de La Tour'],
    ['Monsieur Jean-Luc TESSIER', 'M.\u00a0Tessier'],
    ['Madame Anne LE GOFF', 'Mme\u00a0Le Goff'],
    ['Patrick VIGNAL', 'VIGNAL'],
    ['Mme Lorrain', 'Mme Lorrain'],
    ['la Présidente', 'la Présidente'],
    [null, ''],
  ])('of « %s » is « %s »', (name, short) => {
    expect(shortPerson(name)).toBe(short)
  })
})
