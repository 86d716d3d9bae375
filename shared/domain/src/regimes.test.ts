import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { ASSEMBLY_TYPES, BODY_KINDS } from './regime-types.ts'
import { REGIMES } from './regimes-table.ts'
import { firstNoticeRule, noticeRule, regimeRow } from './regimes.ts'

const TODAY = '2026-12-18'

describe('the legal regimes', () => {
  it.each([
    ['DEPARTEMENT', 'PLENARY', 12, 'SIMPLE', 'CGCT, art. L3121-19', false],
    ['DEPARTEMENT', 'STANDING_COMMITTEE', 8, 'SIMPLE', 'CGCT, art. L3121-19-1', true],
    ['DEPARTEMENT', 'COMMITTEE', 0, 'SIMPLE', 'Règlement intérieur', true],
    ['REGION', 'PLENARY', 12, 'SIMPLE', 'CGCT, art. L4132-18', false],
    ['REGION', 'STANDING_COMMITTEE', 8, 'SIMPLE', 'CGCT, art. L4132-18-1', true],
    ['COMMUNE', 'PLENARY', 5, 'FRANC', 'CGCT, art. L2121-12', false],
    ['COMMUNE_UNDER_3500', 'PLENARY', 3, 'FRANC', 'CGCT, art. L2121-11', false],
    ['COMMUNE_ALSACE_MOSELLE', 'PLENARY', 3, 'SIMPLE', 'CGCT, art. L2541-2', false],
    ['EPCI', 'PLENARY', 5, 'FRANC', 'CGCT, art. L2121-12 et L5211-1', false],
    ['SYNDICAT_MIXTE_OUVERT', 'PLENARY', 5, 'FRANC', 'Statuts ou règlement intérieur', true],
  ] as const)('%s %s: %i days %s (%s)', (assembly, body, days, counting, article, toConfirm) => {
    expect(noticeRule(assembly, body, TODAY)).toMatchObject({ days, counting, article, toConfirm })
  })

  it('lets urgency go down to one jour franc, and to the day before in Alsace-Moselle', () => {
    expect(noticeRule('DEPARTEMENT', 'PLENARY', TODAY).urgency).toMatchObject({ days: 1, counting: 'FRANC' })
    expect(noticeRule('COMMUNE_ALSACE_MOSELLE', 'PLENARY', TODAY).urgency).toMatchObject({
      days: 1,
      counting: 'SIMPLE',
    })
  })

  it('convenes every commune in three jours francs after a renewal, but not the EPCI', () => {
    expect(firstNoticeRule('COMMUNE', TODAY)).toMatchObject({ days: 3, article: 'CGCT, art. L2121-7' })
    expect(firstNoticeRule('EPCI', TODAY).days).toBe(5)
  })

  it('changes with the law', () => {
    expect(noticeRule('DEPARTEMENT', 'STANDING_COMMITTEE', '2015-08-08').days).toBe(0)
    expect(noticeRule('DEPARTEMENT', 'STANDING_COMMITTEE', '2015-08-09').days).toBe(8)
    expect(regimeRow('electronic', 'COMMUNE', 'PLENARY', '2019-12-28').value).toBe('OPT_IN')
    expect(regimeRow('electronic', 'COMMUNE', 'PLENARY', '2019-12-29').value).toBe('DEFAULT')
  })

  it('has a delay for everybody at any time, and never two rules at once', () => {
    for (const assembly of ASSEMBLY_TYPES)
      for (const body of BODY_KINDS)
        for (const on of ['1950-01-01', '2015-08-08', '2015-08-09', '2019-12-28', TODAY, '2099-01-01'])
          expect(noticeRule(assembly, body, on).days).toBeGreaterThanOrEqual(0)
    for (const row of REGIMES)
      for (const on of [row.validFrom, row.validTo, row.validTo && addDays(row.validTo, 1), TODAY])
        if (on)
          expect(
            REGIMES.filter(
              (other) =>
                [other.assembly, other.body, other.rule].join() ===
                  [row.assembly, row.body, row.rule].join() &&
                (other.validFrom ?? '') <= on &&
                (other.validTo ?? '9999') >= on,
            ).length,
          ).toBeLessThanOrEqual(1)
  })

  it('says so when it knows nothing', () => {
    expect(() => regimeRow('quorum', 'COMMUNE', 'COMMITTEE', TODAY)).toThrow('NOT_FOUND')
  })
})
