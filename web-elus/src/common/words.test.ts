import { expect, it } from 'vitest'
import { longDate, meetingMoment, momentOf } from './words.ts'

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

it('writes the moment of a meeting', () => {
  expect(plain(longDate('2026-12-18'))).toBe('Vendredi 18 décembre 2026')
  expect(plain(meetingMoment({ date: '2026-10-01', time: '09:30' }))).toBe('Jeudi 1er octobre 2026, 9 h 30')
})

it('writes an instant in the zone of the assembly, with its year where it must prove something', () => {
  expect(plain(momentOf('2026-12-04T20:12:00Z', 'Europe/Paris', true))).toBe('le 4 décembre 2026 à 21 h 12')
  expect(plain(momentOf('2026-12-31T23:30:00Z', 'Europe/Paris'))).toBe('le 1er janvier à 0 h 30')
  expect(plain(momentOf('2026-07-01T10:00:00Z', 'America/Martinique'))).toBe('le 1er juillet à 6 h')
})
