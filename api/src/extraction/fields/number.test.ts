import { describe, expect, it } from 'vitest'
import { FRENCH } from '../profiles/french.ts'
import { announcesNumber, parseNumber } from './number.ts'

describe('parseNumber', () => {
  it.each([
    ['Délibération n° 2013/123', '2013/123', 'ACT', ''],
    ['n° 2013 / 121', '2013/121', null, ''],
    ['DÉLIBÉRATION N°2026-12 : Approbation du plan local', '2026-12', 'ACT', 'Approbation du plan local'],
    ['Délibération n° CG_26_3117 du 12 mars 2026', 'CG_26_3117', 'ACT', ''],
    ['Délibération du conseil municipal n° 14', '14', 'ACT', ''],
    ['N° DU RAPPORT : CP/131210/A/1', 'CP/131210/A/1', 'REPORT', ''],
    ['DOSSIER N° 2008 C06 I 10109', '2008 C06 I 10109', 'REPORT', ''],
    ['Rapport n° CP 2026-123', 'CP 2026-123', 'REPORT', ''],
    ['RAPPORT DE LA PRÉSIDENTE N° R07101', 'R07101', 'REPORT', ''],
    ['Question n° 4 : Bourses', '4', 'REPORT', 'Bourses'],
    ['N° 5 – FINANCES - Budget', '5', null, 'FINANCES - Budget'],
    ['2026 DVD 12 - Voirie', '2026 DVD 12', null, 'Voirie'],
    ['D-2026/123', 'D-2026/123', null, ''],
    ['2020-CP-7211.1', '2020-CP-7211.1', null, ''],
    ['3006-7005', '3006-7005', null, ''],
    ['N° 12 bis', '12 bis', null, ''],
  ])('%s', (text, number, of, after) =>
    expect(parseNumber(text, FRENCH)).toMatchObject({ number, of, after }),
  )

  it.each([
    '12 mars 2026',
    '12/03/2026',
    '2026-2027',
    'Rapport 2025 sur l’égalité',
    'Marché de travaux n° 2025-14',
    'Décision modificative n° 2',
    '84 000 €',
    'Budget 2026',
    '',
  ])('none in « %s »', (text) => expect(parseNumber(text, FRENCH)).toBeNull())

  it('tells a number with its label from words that begin with one', () => {
    expect(announcesNumber('N° 12', FRENCH)).toBe(true)
    expect(announcesNumber('n° 3, avenant n° 2', FRENCH)).toBe(false)
  })
})
