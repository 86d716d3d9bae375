import { SAVINGS_ASSUMPTIONS } from '@hemicycle/domain'
import { expect, it } from 'vitest'
import { ticksOf, yearsOf } from './figures.ts'

const meeting = (date: string) => ({
  meetingId: date,
  bodyName: 'Commission permanente',
  date,
  dispatches: [{ pages: 10, copies: 5 }],
  onPaper: 0,
})

it('puts the meetings of a year in the order of the calendar, the latest year first', () => {
  const years = yearsOf(['2026-03-01', '2025-12-01', '2025-02-01'].map(meeting), SAVINGS_ASSUMPTIONS)
  expect(years.map(({ year, lines }) => [year, lines.map(({ meeting: { date } }) => date)])).toEqual([
    ['2026', ['2026-03-01']],
    ['2025', ['2025-02-01', '2025-12-01']],
  ])
  expect(years[1]?.sum.pages).toBe(500)
})

it.each([
  [0, [0]],
  [3, [0, 1, 2, 3]],
  [1700, [0, 500, 1000, 1500, 2000]],
  [8, [0, 2, 4, 6, 8]],
])('a scale up to %i has round lines', (most, ticks) => expect(ticksOf(most)).toEqual(ticks))
