import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postageOf, SAVINGS_ASSUMPTIONS as usual, savingsOf, sumSavings } from './savings.ts'

describe('postage', () => {
  it.each([
    [0, 0],
    [49, 2.32],
    [50, 2.32],
    [51, 4],
    [200, 4],
    [450, 6],
    [950, 7.25],
    [951, 8.85],
    [1950, 8.85],
    [1951, 8.85 + 2.32],
    [4000, 2 * 8.85 + 4],
  ])('of %i g of sheets is %f €', (grams, euros) => expect(postageOf(grams, usual)).toBeCloseTo(euros, 6))

  it('never falls when a set grows', () => {
    const weight = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(weight, weight, (a, b) => {
        expect(postageOf(Math.max(a, b), usual)).toBeGreaterThanOrEqual(postageOf(Math.min(a, b), usual))
      }),
    )
  })
})

describe('savings', () => {
  it('of one dispatch count sheets, kilograms, carbon, work and money', () => {
    const found = savingsOf([{ pages: 101, copies: 30 }], usual)
    expect(found).toMatchObject({ copies: 50, pages: 5050, sheets: 2550 })
    expect(found.kilograms).toBeCloseTo(12.72, 2)
    expect(found.co2).toBeCloseTo(11.69, 2)
    expect(found.hours).toBeCloseTo(4.17, 2)
    expect(found.printing).toBeCloseTo(151.5, 6)
    // 51 sheets are 254 g, and an envelope: 500 g at most.
    expect(found.postage).toBeCloseTo(180, 6)
    expect(found.work).toBeCloseTo(125, 6)
    expect(found.total).toBeCloseTo(found.printing + found.postage + found.work, 6)
  })

  it('are none where everybody still has paper, or nothing was sent', () => {
    for (const nothing of [[], [{ pages: 0, copies: 30 }], [{ pages: 100, copies: 0 }]])
      expect(savingsOf(nothing, usual)).toEqual(sumSavings([]))
  })

  it('agree, within a tenth, with what an assembly of this size said it paid: 40 k€ of paper and 17 k€ of postage a year', () => {
    // Twelve meetings of 1 600 pages, for fifty élus and twenty sets of the services: posted to all seventy.
    const year = Array.from({ length: 12 }, () =>
      savingsOf([{ pages: 1600, copies: 70 }], { ...usual, otherCopies: 0 }),
    )
    const { printing, postage } = sumSavings(year)
    expect(Math.abs(printing - 40_000)).toBeLessThan(4_000)
    expect(Math.abs(postage - 17_000)).toBeLessThan(1_700)
  })
})
