import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet, isSilent, quietUntil, reminderDueAt, SILENCES } from './reminders.ts'

const PARIS = 'Europe/Paris'
const NIGHT = { from: '20:00', to: '08:00' }
const at = (text: string) => new Date(text)

describe('quiet hours', () => {
  it.each([
    ['over midnight, in the evening', NIGHT, '2026-12-01T19:00:00Z', true],
    ['over midnight, at night', NIGHT, '2026-12-01T03:00:00Z', true],
    ['at their end', NIGHT, '2026-12-01T07:00:00Z', false],
    ['by day', NIGHT, '2026-12-01T12:00:00Z', false],
    ['within a day', { from: '12:00', to: '14:00' }, '2026-12-01T12:30:00Z', true],
    ['none', { from: '08:00', to: '08:00' }, '2026-12-01T03:00:00Z', false],
  ])('%s', (_, quiet, now, expected) => expect(isQuiet(quiet, at(now), PARIS)).toBe(expected))

  it.each([
    ['evening', '2026-12-01T19:00:00Z', '2026-12-02T07:00:00.000Z'],
    ['night', '2026-12-01T03:00:00Z', '2026-12-01T07:00:00.000Z'],
    ['the night of the change of hour', '2027-03-27T22:00:00Z', '2027-03-28T06:00:00.000Z'],
  ])('end: %s', (_, now, end) => expect(quietUntil(NIGHT, at(now), PARIS)?.toISOString()).toBe(end))

  it('always end in the future, outside themselves', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
    const zone = fc.constantFrom(PARIS, 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Noumea')
    const now = fc.date({
      min: at('2026-01-01T00:00:00Z'),
      max: at('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(time, time, zone, now, (from, to, timeZone, instant) => {
        const end = quietUntil({ from, to }, instant, timeZone)
        expect(end !== null).toBe(isQuiet({ from, to }, instant, timeZone))
        if (end === null) return
        expect(end > instant).toBe(true)
        expect(isQuiet({ from, to }, end, timeZone)).toBe(false)
      }),
    )
  })
})

describe('a rule', () => {
  it.each([
    ['on its day, when people are up', '2026-11-24T09:00:00Z', 3, '2026-12-15T07:00:00.000Z'],
    ['a day after a late convocation', '2026-12-15T17:00:00Z', 3, '2026-12-16T17:00:00.000Z'],
  ])('speaks %s', (_, available, daysBefore, due) => {
    const dispatch = { meetingDate: '2026-12-18', availableAt: at(available) }
    expect(reminderDueAt({ daysBefore }, dispatch, NIGHT, PARIS).toISOString()).toBe(due)
  })

  it.each([
    ['nothing done', { opened: false, acknowledged: false, answered: false }, [true, true, true]],
    ['opened', { opened: true, acknowledged: false, answered: false }, [false, true, true]],
    ['acknowledged', { opened: false, acknowledged: true, answered: false }, [false, false, true]],
    ['answered by telephone', { opened: false, acknowledged: false, answered: true }, [false, true, false]],
  ])('is about: %s', (_, person, expected) =>
    expect(SILENCES.map((after) => isSilent(after, person))).toEqual(expected),
  )
})
