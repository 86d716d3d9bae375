/** NOT_PARTICIPATING: « ne prend pas part au vote ». BLANK: blank or spoilt ballot, in a secret vote. */
export const CHOICES = ['FOR', 'AGAINST', 'ABSTAIN', 'BLANK', 'NOT_PARTICIPATING'] as const
export type Choice = (typeof CHOICES)[number]

export const BALLOTS = ['SHOW_OF_HANDS', 'PUBLIC_ROLL_CALL', 'SECRET'] as const
export type Ballot = (typeof BALLOTS)[number]

/** How many voted what: persons, proxies included. */
export type Tally = Readonly<Record<Choice, number>>

export const NO_VOTES: Tally = { FOR: 0, AGAINST: 0, ABSTAIN: 0, BLANK: 0, NOT_PARTICIPATING: 0 }

/** Why an item is adopted or not: one of these, with the figures, makes the sentence of the délibération. */
export const OUTCOME_REASONS = [
  'UNANIMOUS',
  'UNANIMOUS_EXPRESSED',
  'MAJORITY',
  'CASTING_VOTE',
  'MINORITY',
  'TIE_CASTING_AGAINST',
  'TIE_NO_CASTING_VOTE',
  'TIE_SECRET',
  'NO_EXPRESSED_VOTE',
  'NO_QUORUM',
] as const
export type OutcomeReason = (typeof OUTCOME_REASONS)[number]

export interface Outcome {
  readonly adopted: boolean
  readonly reason: OutcomeReason
  /** Suffrages exprimés: for and against only. */
  readonly expressed: number
  readonly required: number
}

export interface VoteCount {
  readonly ballot: Ballot
  readonly tally: Tally
  /** What the president of the meeting voted; null where unknown, as in a secret ballot. */
  readonly presidentChoice: Choice | null
  /** Without it the body could not deliberate, whatever was counted. A second convocation needs none: say true. */
  readonly quorumReached: boolean
}

/**
 * Adopted by the absolute majority of the suffrages exprimés; abstentions, blanks and those who take no part are not expressed.
 * On a tie the president's vote prevails, but never in a secret ballot (CGCT, art. L2121-20, L2121-21, L3121-14, L3121-15).
 */
export function outcomeOf({ ballot, tally, presidentChoice, quorumReached }: VoteCount): Outcome {
  const expressed = tally.FOR + tally.AGAINST
  const required = Math.floor(expressed / 2) + 1
  const said = (adopted: boolean, reason: OutcomeReason): Outcome => ({
    adopted,
    reason,
    expressed,
    required,
  })
  if (!quorumReached) return said(false, 'NO_QUORUM')
  if (expressed === 0) return said(false, 'NO_EXPRESSED_VOTE')
  if (tally.FOR === expressed)
    return said(true, tally.ABSTAIN + tally.BLANK > 0 ? 'UNANIMOUS_EXPRESSED' : 'UNANIMOUS')
  if (tally.FOR >= required) return said(true, 'MAJORITY')
  if (tally.FOR < tally.AGAINST) return said(false, 'MINORITY')
  if (ballot === 'SECRET') return said(false, 'TIE_SECRET')
  if (presidentChoice === 'FOR') return said(true, 'CASTING_VOTE')
  return said(false, presidentChoice === 'AGAINST' ? 'TIE_CASTING_AGAINST' : 'TIE_NO_CASTING_VOTE')
}

/** The figures of votes given one by one. */
export function tallyOf(choices: readonly Choice[]): Tally {
  const tally = { ...NO_VOTES }
  for (const choice of choices) tally[choice] += 1
  return tally
}
