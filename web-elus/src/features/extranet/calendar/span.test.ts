import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf, mondayOf, spanOf, stepOf } from './span.ts'

describe('spanOf', () => {
  it.each([
    ['week', '2026-12-18', '2026-12-14', '2026-12-20'],
    ['week', '2026-12-20', '2026-12-14', '2026-12-20'],
    ['month', '2026-12-18', '2026-11-30', '2027-01-03'],
    ['month', '2027-02-10', '2027-02-01', '2027-02-28'],
    ['list', '2026-11-27', '2026-11-27', '2027-01-31'],
  ] as const)('%s around %s', (view, day, from, to) => {
    expect(spanOf(view, day)).toEqual({ from, to })
  })

  it('of a month is whole weeks that hold all its days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          const days = daysOf(spanOf('month', day))
          expect(days.length % 7).toBe(0)
          expect(days).toContain(`${day.slice(0, 7)}-01`)
          expect(days).toContain(day)
          expect(mondayOf(days[0] ?? '')).toBe(days[0])
        },
      ),
    )
  })
})

describe('stepOf', () => {
  it('goes there and back', () => {
    expect(stepOf('month', '2026-12-18', 1)).toBe('2027-01-01')
    expect(stepOf('week', stepOf('week', '2026-12-18', 1), -1)).toBe('2026-12-18')
  })
})
