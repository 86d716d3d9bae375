import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOwnQuorum, legalQuorum, type OwnQuorum, quorumInWords, quorumRule } from './own-quorum.ts'
import { QUORUM_MODES, QUORUM_SHARES, type QuorumAsked, quorumOf } from './quorum.ts'

const DAY = '2026-12-18'
const PRESENT = 'MAJORITY_PRESENT'
const EITHER = 'MAJORITY_PRESENT_OR_REPRESENTED'
const own = (
  mode: QuorumAsked['mode'],
  share: QuorumAsked['share'],
  change: Partial<OwnQuorum> = {},
): OwnQuorum => ({
  ...{ mode, share, article: 'Règlement intérieur, art. 9', validFrom: '2021-07-01', validTo: null },
  ...change,
})
const council = legalQuorum('DEPARTEMENT', 'PLENARY', DAY)
const standing = legalQuorum('DEPARTEMENT', 'STANDING_COMMITTEE', DAY)

describe('the quorum of the règlement intérieur', () => {
  it('is held against that of the law, where there is one', () => {
    expect(council).toMatchObject({ mode: PRESENT, share: 'MAJORITY', article: 'CGCT, art. L3121-14' })
    expect(standing).toMatchObject({ mode: EITHER, share: 'MAJORITY', article: 'CGCT, art. L3121-14-1' })
    expect(legalQuorum('DEPARTEMENT', 'COMMITTEE', DAY)).toBeNull()
    const words = 'les deux tiers des membres en exercice présents ou représentés'
    expect(quorumInWords(own(EITHER, 'TWO_THIRDS'))).toBe(words)
  })

  it.each([
    ['no rule', standing, [], EITHER, 'MAJORITY', 'CGCT, art. L3121-14-1'],
    ['those present only', standing, [own(PRESENT, 'MAJORITY')], PRESENT, 'MAJORITY', 'Règlement intérieur, art. 9'],
    ['more of them', standing, [own(EITHER, 'TWO_THIRDS')], EITHER, 'TWO_THIRDS', 'Règlement intérieur, art. 9'],
    ['as the law', standing, [own(EITHER, 'MAJORITY')], EITHER, 'MAJORITY', 'CGCT, art. L3121-14-1'],
    ['less than the law', council, [own(EITHER, 'THIRD')], PRESENT, 'MAJORITY', 'CGCT, art. L3121-14'],
    ['ended', standing, [own(PRESENT, 'MAJORITY', { validTo: '2026-12-17' })], EITHER, 'MAJORITY', 'CGCT, art. L3121-14-1'],
    ['two at once', standing, [own(PRESENT, 'MAJORITY'), own(EITHER, 'THREE_QUARTERS')], PRESENT, 'THREE_QUARTERS', 'Règlement intérieur, art. 9'],
    ['a committee, which the law leaves free', null, [own(EITHER, 'THIRD')], EITHER, 'THIRD', 'Règlement intérieur, art. 9'],
    ['a committee without a rule', null, [], PRESENT, 'MAJORITY', 'Règlement intérieur'],
  ] as const)('%s', (_, law, rules, mode, share, article) => {
    expect(quorumRule(law, rules, DAY)).toMatchObject({ mode, share, article })
  }) // prettier-ignore

  it.each([
    ['counts the represented, where the law does not', council, own(EITHER, 'TWO_THIRDS'), 'mode', 'CGCT, art. L3121-14'],
    ['asks for fewer than half', standing, own(PRESENT, 'THIRD'), 'share', 'CGCT, art. L3121-14-1'],
    ['ends before it begins', standing, own(PRESENT, 'MAJORITY', { validTo: '2020-01-01' }), 'validTo', 'ends before'],
  ] as const)('is refused when it %s', (_, law, rule, field, words) => {
    try {
      checkOwnQuorum(law, rule)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ code: 'INVALID_INPUT', violations: [{ field }] })
      expect(String((error as { detail?: string }).detail)).toContain(words)
    }
  }) // prettier-ignore

  it('is kept when it asks for as much or more, or where the law says nothing', () => {
    for (const rule of [own(EITHER, 'MAJORITY'), own(PRESENT, 'THREE_QUARTERS')])
      expect(() => checkOwnQuorum(standing, rule)).not.toThrow()
    expect(() => checkOwnQuorum(null, own(EITHER, 'THIRD'))).not.toThrow()
  })

  it('never lets anybody deliberate where the law would not', () => {
    const anyOwn = fc.record({
      mode: fc.constantFrom(...QUORUM_MODES),
      share: fc.constantFrom(...QUORUM_SHARES),
    })
    const small = fc.nat(60)
    fc.assert(
      fc.property(
        fc.array(anyOwn, { maxLength: 3 }),
        small,
        small,
        small,
        (rules, inOffice, present, represented) => {
          const count = { inOffice, present, represented, excluded: 0 }
          for (const law of [council, standing]) {
            if (!law) continue
            const rule = quorumRule(
              law,
              rules.map(({ mode, share }) => own(mode, share)),
              DAY,
            )
            expect(quorumOf(rule, count).reached && !quorumOf(law, count).reached).toBe(false)
          }
        },
      ),
    )
  })
})
