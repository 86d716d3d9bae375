import { describe, expect, it } from 'vitest'
import * as f from './format.ts'

/** The tables are written with « _ » where the screen has U+00A0. */
const nb = (text: string) => text.replaceAll('_', '\u00A0')

describe('formats', () => {
  it.each([
    [1, '1_octet'],
    [999, '999_octets'],
    [486_200, '486_Ko'],
    [999_600, '1_Mo'],
    [1_400_000, '1,4_Mo'],
    [41_000_000, '41_Mo'],
    [212_400_000, '212_Mo'],
    [1_250_000_000, '1,3_Go'],
  ])('%i bytes', (bytes, text) => expect(f.formatBytes(bytes)).toBe(nb(text)))

  it.each([
    [0, '0_rapport'],
    [1, '1_rapport'],
    [2, '2_rapports'],
    [1062, '1_062_rapports'],
  ])('%i in words', (count, text) => expect(f.plural(count, 'rapport')).toBe(nb(text)))

  it('takes an irregular plural', () => {
    expect(f.plural(3, 'élu présent', 'élus présents')).toBe(nb('3_élus présents'))
  })

  it.each([
    ['2026-12-18T08:30:00Z', '9_h_30'],
    ['2026-12-07T13:00:00Z', '14_h'],
    ['2026-12-10T23:05:00Z', '0_h_05'],
    ['2026-07-14T08:30:00Z', '10_h_30'],
  ])('the hour of %s in Paris', (instant, text) => expect(f.formatTime(instant)).toBe(nb(text)))

  it('gives the hour of another zone', () => {
    expect(f.formatTime('2026-12-18T08:30:00Z', 'Indian/Reunion')).toBe(nb('12_h_30'))
  })

  it('writes dates in full, the first as « 1er »', () => {
    expect(f.formatDate('2026-12-18')).toBe(nb('vendredi 18_décembre 2026'))
    expect(f.formatDate('2027-01-01', { weekday: false })).toBe(nb('1er_janvier 2027'))
    expect(f.formatDate('2026-12-07', { year: false, weekday: false, short: true })).toBe(nb('7_déc.'))
    expect(f.formatDateTime('2026-12-18T08:30:00Z')).toBe(nb('vendredi 18_décembre 2026 à_9_h_30'))
  })

  it('reads an instant in the zone, a civil date in none', () => {
    expect(f.formatDate(new Date('2026-12-17T23:30:00Z'), { weekday: false })).toBe(nb('18_décembre 2026'))
    expect(f.formatDate('2026-12-18', { timeZone: 'America/Cayenne', weekday: false })).toBe(
      nb('18_décembre 2026'),
    )
    expect(f.civilDate(new Date('2026-12-17T23:30:00Z'))).toBe('2026-12-18')
  })

  it.each([
    ['2026-12-04', 'aujourd’hui'],
    ['2026-12-05', 'demain'],
    ['2026-12-03', 'hier'],
    ['2026-12-18', 'dans 14_jours'],
    ['2026-12-01', 'il y a 3_jours'],
  ])('%s seen on 4 December, late in the evening', (date, text) => {
    expect(f.relativeDay(date, new Date('2026-12-04T22:30:00Z'))).toBe(nb(text))
  })

  it.each([
    [52 * 3600, '2_j_4_h'],
    [48 * 3600, '2_j'],
    [5 * 3600 + 17 * 60, '5_h_17'],
    [3 * 3600 + 5 * 60, '3_h_05'],
    [41 * 60, '41_min'],
    [24, '24_s'],
    [-5, '0_s'],
  ])('%i seconds', (seconds, text) => expect(f.formatDuration(seconds * 1000)).toBe(nb(text)))
})
