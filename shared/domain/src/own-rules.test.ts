import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { latestSend } from './deadlines.ts'
import { checkOwnRule, type OwnRule, strictestRule } from './own-rules.ts'
import type { Counting } from './regime-types.ts'
import { noticeRule } from './regimes.ts'

const DAY = '2026-12-18'
const law = noticeRule('DEPARTEMENT', 'PLENARY', DAY)
const own = (days: number, counting: Counting = 'SIMPLE', change: Partial<OwnRule> = {}): OwnRule => ({
  days,
  counting,
  article: 'Règlement intérieur, art. 4',
  validFrom: '2021-07-01',
  validTo: null,
  ...change,
})

describe('the règlement intérieur', () => {
  it.each([
    ['more days', [own(15)], 15, 'SIMPLE'],
    ['the same days, but francs', [own(12, 'FRANC')], 12, 'FRANC'],
    ['fewer days', [own(5)], 12, 'SIMPLE'],
    ['eleven francs, which are not more than twelve', [own(11, 'FRANC')], 12, 'SIMPLE'],
    ['not yet in force', [own(15, 'SIMPLE', { validFrom: '2027-01-01' })], 12, 'SIMPLE'],
    ['no longer in force', [own(15, 'SIMPLE', { validTo: '2026-12-17' })], 12, 'SIMPLE'],
    ['on its last day', [own(15, 'SIMPLE', { validTo: DAY })], 15, 'SIMPLE'],
    ['two of them: the stricter', [own(15), own(20)], 20, 'SIMPLE'],
  ] as const)('%s', (_, rules, days, counting) => {
    expect(strictestRule(law, rules, DAY)).toMatchObject({ days, counting, urgency: law.urgency })
  })

  it('gives a delay where the law gives none', () => {
    const committee = noticeRule('COMMUNE', 'COMMITTEE', DAY)
    expect(strictestRule(committee, [own(3)], DAY)).toMatchObject({ days: 3, toConfirm: false })
  })

  it('is refused by field when it would shorten the law, or ends before it begins', () => {
    expect(() => checkOwnRule(law, own(8))).toThrow('INVALID_INPUT')
    expect(() => checkOwnRule(law, own(15, 'SIMPLE', { validTo: '2020-01-01' }))).toThrow('INVALID_INPUT')
    expect(() => checkOwnRule(law, own(12))).not.toThrow()
    try {
      checkOwnRule(law, own(8))
    } catch (error) {
      expect(error).toMatchObject({ violations: [{ field: 'days' }] })
    }
  })

  it('never lets anybody send later than the law', () => {
    const anyOwn = fc.record({
      days: fc.integer({ min: 0, max: 30 }),
      counting: fc.constantFrom<Counting>('FRANC', 'SIMPLE'),
    })
    fc.assert(
      fc.property(fc.array(anyOwn, { maxLength: 4 }), fc.integer({ min: 0, max: 1500 }), (rules, day) => {
        const on = addDays('2026-01-01', day)
        const rule = strictestRule(
          law,
          rules.map((one) => own(one.days, one.counting)),
          on,
        )
        expect(latestSend(on, rule) <= latestSend(on, law)).toBe(true)
      }),
    )
  })
})
