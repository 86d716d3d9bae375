import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absoluteMajority, QUORUM_SHARES, quorumOf } from './quorum.ts'

describe('quorum', () => {
  it.each([
    // law.md §2.3: 42 members in office need 22, 43 need 22.
    [42, 22],
    [43, 22],
    [1, 1],
    [0, 1],
    [50, 26],
  ])('of %i members in office is %i', (members, required) => {
    expect(absoluteMajority(members)).toBe(required)
  })

  it.each([
    // mode, in office, present, represented, excluded → required, reached
    ['MAJORITY_PRESENT', 42, 22, 0, 0, 22, true],
    ['MAJORITY_PRESENT', 42, 21, 10, 0, 22, false], // L3121-14: pouvoirs never count in the council
    ['MAJORITY_PRESENT_OR_REPRESENTED', 42, 21, 1, 0, 22, true], // L3121-14-1: they do in the commission permanente
    ['MAJORITY_PRESENT', 42, 21, 0, 2, 21, true], // L3132-5: two representatives are not members in office for that item
    ['MAJORITY_PRESENT', 0, 0, 0, 0, 1, false],
  ] as const)(
    '%s, %i in office, %i present, %i represented, %i excluded',
    (mode, inOffice, present, represented, excluded, required, reached) => {
      const quorum = quorumOf({ mode, share: 'MAJORITY' }, { inOffice, present, represented, excluded })
      expect([quorum.required, quorum.reached]).toEqual([required, reached])
      expect(quorum.missing).toBe(Math.max(0, required - quorum.counted))
    },
  )

  it('is never lost by one more person in the room', () => {
    const small = fc.nat(60)
    fc.assert(
      fc.property(small, small, small, (inOffice, present, represented) => {
        const count = { inOffice, present, represented, excluded: 0 }
        for (const share of QUORUM_SHARES) {
          const rule = { mode: 'MAJORITY_PRESENT', share } as const
          const before = quorumOf(rule, count).reached
          expect(before && !quorumOf(rule, { ...count, present: present + 1 }).reached).toBe(false)
        }
      }),
    )
  })

  it.each([
    ['THIRD', 14, 1],
    ['MAJORITY', 22, 2],
    ['TWO_THIRDS', 28, 2],
    ['THREE_QUARTERS', 32, 2],
  ] as const)('of a share: %s of 42 is %i, of 2 is %i', (share, large, small) => {
    const required = (inOffice: number) =>
      quorumOf({ mode: 'MAJORITY_PRESENT', share }, { inOffice, present: 0, represented: 0, excluded: 0 })
        .required
    expect([required(42), required(2)]).toEqual([large, small])
  })
})
