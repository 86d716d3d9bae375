import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDateIn,
  clockTimeIn,
  daysBetween,
  endOfDay,
  frenchDate,
  frenchTime,
  instantAt,
  isCivilDate,
} from './dates.ts'

const PARIS = 'Europe/Paris'
const OVERSEAS = [
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
]

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days))
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)

describe('civil dates', () => {
  it.each([
    ['2026-12-18', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2026-13-01', false],
    ['2026-4-01', false],
    ['', false],
    ['2026-12-18T00:00', false],
  ])('%s is a day: %s', (text, expected) => expect(isCivilDate(text)).toBe(expected))

  it('adds and counts days across months, leap years and daylight saving time', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2)
    expect(() => addDays('2027-02-30', 1)).toThrow('INVALID_INPUT')
  })

  it('counts back what it added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })
})

describe('zones', () => {
  it('reads the local day, not the day in UTC', () => {
    const instant = new Date('2026-12-11T23:30:00Z')
    expect(civilDateIn(instant, PARIS)).toBe('2026-12-12')
    expect(civilDateIn(instant, 'America/Cayenne')).toBe('2026-12-11')
    expect(civilDateIn(new Date('2026-12-11T13:30:00Z'), 'Pacific/Noumea')).toBe('2026-12-12')
  })

  it.each([
    ['2026-12-18', '09:30', PARIS, '2026-12-18T08:30:00.000Z'],
    ['2026-06-18', '09:30', PARIS, '2026-06-18T07:30:00.000Z'],
    ['2027-03-28', '02:30', PARIS, '2027-03-28T01:30:00.000Z'],
    ['2026-10-25', '02:30', PARIS, '2026-10-25T00:30:00.000Z'],
    ['2026-12-18', '09:30', 'Indian/Reunion', '2026-12-18T05:30:00.000Z'],
    ['2026-12-18', '20:00', 'Pacific/Tahiti', '2026-12-19T06:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, expected) => {
    expect(instantAt(date, time, zone).toISOString()).toBe(expected)
  })

  it('comes back to the same wall clock in every zone without a skipped hour', () => {
    fc.assert(
      fc.property(anyDate, anyTime, fc.constantFrom(...OVERSEAS.slice(4)), (date, time, zone) => {
        fc.pre(date > '2012-01-01')
        const instant = instantAt(date, time, zone)
        expect([civilDateIn(instant, zone), clockTimeIn(instant, zone)]).toEqual([date, time])
      }),
    )
  })

  it('ends a day on its last millisecond, whatever its length', () => {
    expect(endOfDay('2027-03-28', PARIS).toISOString()).toBe('2027-03-28T21:59:59.999Z')
    fc.assert(
      fc.property(anyDate, fc.constantFrom(PARIS, ...OVERSEAS), (date, zone) => {
        const end = endOfDay(date, zone)
        expect(civilDateIn(end, zone)).toBe(date)
        expect(civilDateIn(new Date(end.getTime() + 1), zone)).toBe(addDays(date, 1))
      }),
    )
  })

  it('refuses what is not a time', () => {
    expect(() => instantAt('2026-12-18', '24:00', PARIS)).toThrow('INVALID_INPUT')
  })
})

describe('French', () => {
  it('writes dates and times', () => {
    expect(frenchDate('2026-12-18')).toBe('vendredi 18 décembre 2026')
    expect(frenchDate('2027-08-01')).toBe('dimanche 1er août 2027')
    expect(frenchDate('2027-02-19', { weekday: false })).toBe('19 février 2027')
    expect(frenchTime('09:30')).toBe('9\u00a0h\u00a030')
    expect(frenchTime('14:00')).toBe('14\u00a0h')
    expect(frenchTime('00:05')).toBe('0\u00a0h\u00a005')
    expect(() => frenchTime('9:30')).toThrow('INVALID_INPUT')
  })
})
