import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHOICES, NO_VOTES, outcomeOf, tallyOf, type Ballot, type Choice } from './vote.ts'

const vote = (
  ballot: Ballot,
  [FOR, AGAINST, ABSTAIN]: readonly [number, number, number],
  presidentChoice: Choice | null,
) =>
  outcomeOf({ ballot, tally: { ...NO_VOTES, FOR, AGAINST, ABSTAIN }, presidentChoice, quorumReached: true })

describe('outcome of a vote', () => {
  // law.md §2.3, then the other corners.
  it.each([
    ['SHOW_OF_HANDS', [4, 0, 6], null, true, 'UNANIMOUS_EXPRESSED'],
    ['PUBLIC_ROLL_CALL', [10, 10, 0], 'FOR', true, 'CASTING_VOTE'],
    ['PUBLIC_ROLL_CALL', [10, 10, 0], 'AGAINST', false, 'TIE_CASTING_AGAINST'],
    ['PUBLIC_ROLL_CALL', [10, 10, 1], 'ABSTAIN', false, 'TIE_NO_CASTING_VOTE'],
    ['SECRET', [10, 10, 0], 'FOR', false, 'TIE_SECRET'],
    ['SHOW_OF_HANDS', [0, 0, 20], null, false, 'NO_EXPRESSED_VOTE'],
    ['SHOW_OF_HANDS', [0, 0, 0], null, false, 'NO_EXPRESSED_VOTE'],
    ['SHOW_OF_HANDS', [25, 0, 0], null, true, 'UNANIMOUS'],
    ['SHOW_OF_HANDS', [11, 10, 4], null, true, 'MAJORITY'],
    ['SHOW_OF_HANDS', [10, 11, 4], 'FOR', false, 'MINORITY'],
    ['SHOW_OF_HANDS', [0, 1, 30], 'FOR', false, 'MINORITY'],
    ['SHOW_OF_HANDS', [10, 10, 0], null, false, 'TIE_NO_CASTING_VOTE'],
  ] as const)('%s %j, president %s: adopted %s, %s', (ballot, counts, president, adopted, reason) => {
    expect(vote(ballot, counts, president)).toMatchObject({ adopted, reason })
  })

  it('never turns on those who abstain, cast a blank or take no part', () => {
    const some = fc.nat(40)
    fc.assert(
      fc.property(
        some,
        some,
        some,
        some,
        fc.constantFrom(...CHOICES),
        (FOR, AGAINST, ABSTAIN, BLANK, presidentChoice) => {
          const bare = outcomeOf({
            ballot: 'PUBLIC_ROLL_CALL',
            tally: { ...NO_VOTES, FOR, AGAINST },
            presidentChoice,
            quorumReached: true,
          })
          const tally = { FOR, AGAINST, ABSTAIN, BLANK, NOT_PARTICIPATING: BLANK }
          expect(
            outcomeOf({ ballot: 'PUBLIC_ROLL_CALL', tally, presidentChoice, quorumReached: true }).adopted,
          ).toBe(bare.adopted)
        },
      ),
    )
  })

  it('is nothing without the quorum', () => {
    const tally = { ...NO_VOTES, FOR: 12 }
    expect(
      outcomeOf({ ballot: 'SHOW_OF_HANDS', tally, presidentChoice: 'FOR', quorumReached: false }),
    ).toMatchObject({ adopted: false, reason: 'NO_QUORUM' })
  })

  it('is never lost by one more vote for', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.constantFrom(...CHOICES), (yes, no, president) => {
        const before = vote('PUBLIC_ROLL_CALL', [yes, no, 0], president).adopted
        expect(before && !vote('PUBLIC_ROLL_CALL', [yes + 1, no, 0], president).adopted).toBe(false)
      }),
    )
  })

  it('counts votes given one by one', () => {
    expect(tallyOf(['FOR', 'FOR', 'ABSTAIN'])).toEqual({ ...NO_VOTES, FOR: 2, ABSTAIN: 1 })
  })
})
