import { describe, expect, it } from 'vitest'
import { fileNameHints } from './file-name.ts'

describe('fileNameHints', () => {
  it.each([
    ['101-rapport-voirie.pdf', 'REPORT', '101'],
    ['101_annexe_2_plan.pdf', 'ANNEX', '101'],
    ['Annexe 1 - rapport 12.pdf', 'ANNEX', '12'],
    ['annexe-3.pdf', 'ANNEX', null],
    ['PJ2.pdf', 'ANNEX', null],
    ['Projet de délibération n° 14.pdf', 'DELIBERATION', '14'],
    ['DEL_2026_201.pdf', null, '201'],
    ['délib 7 v2.pdf', 'DELIBERATION', '7'],
    ['2026-12-17_5_Note de synthèse.pdf', 'REPORT', '5'],
    ['17-12-2026 rapport 8.pdf', 'REPORT', '8'],
    ['R0701.pdf', null, '0701'],
    ['budget 2026.pdf', null, '2026'],
    ['plan-de-situation.pdf', 'ANNEX', null],
    ['rapport-plan-velo.pdf', 'REPORT', null],
    ['2013-03-25-0000062218.pdf', null, null],
    ['motion.pdf', null, null],
    ['', null, null],
  ])('%s', (name, kind, number) => expect(fileNameHints(name)).toEqual({ kind, number }))
})
