import type { Sitting, SittingItem } from '@hemicycle/contract'
import {
  type Choice,
  NO_VOTES,
  outcomeOf,
  type Outcome,
  type Tally,
  tallyOf,
  votersOf,
} from '@hemicycle/domain'

export type Member = Sitting['members'][number]
export type Choices = Readonly<Record<string, Choice>>

export const nameOf = ({
  civility,
  firstName,
  lastName,
}: Pick<Member, 'civility' | 'firstName' | 'lastName'>): string =>
  `${civility === 'MME' ? 'Mme' : 'M.'}\u00a0${firstName} ${lastName}`

/** Those who vote on an item, in the order of the assembly. */
export function votersAt(sitting: Sitting, item: SittingItem): Member[] {
  const ids = new Set(votersOf(item.standings).map(({ memberId }) => memberId))
  return sitting.members.filter(({ id }) => ids.has(id))
}

/** Everybody for, but those who were said to vote otherwise: what « tous pour sauf » means. */
export function allFor(voters: readonly Member[], except: Choices): Record<string, Choice> {
  return Object.fromEntries(voters.map(({ id }) => [id, except[id] ?? 'FOR']))
}

/** The figures that go with so many voters: the others are for. Less than nobody is nobody. */
export function restFor(voters: number, others: Omit<Tally, 'FOR'>): Tally {
  const against = others.AGAINST + others.ABSTAIN + others.BLANK + others.NOT_PARTICIPATING
  return { ...others, FOR: Math.max(0, voters - against) }
}

/** The figures besides those for: what is typed, the rest follows. */
export const othersIn = ({ AGAINST, ABSTAIN, BLANK, NOT_PARTICIPATING }: Tally): Omit<Tally, 'FOR'> => ({
  AGAINST,
  ABSTAIN,
  BLANK,
  NOT_PARTICIPATING,
})

export const totalOf = (tally: Tally): number => Object.values(tally).reduce((sum, count) => sum + count, 0)

/** What the vote would decide: the rules that the service applies. */
export function foreseen(
  item: SittingItem,
  vote: {
    readonly ballot: Parameters<typeof outcomeOf>[0]['ballot']
    readonly tally: Tally
    readonly president: Choice | null
  },
): Outcome {
  const { ballot, tally, president } = vote
  return outcomeOf({ ballot, tally, presidentChoice: president, quorumReached: item.quorum.reached })
}

/** Members by political group, in the order in which they come. */
export function byGroup(members: readonly Member[]): { group: string | null; members: Member[] }[] {
  const groups = new Map<string | null, Member[]>()
  for (const one of members) groups.set(one.group, [...(groups.get(one.group) ?? []), one])
  return [...groups].map(([group, inside]) => ({ group, members: inside }))
}

export const countsOf = (choices: Choices): Tally => tallyOf(Object.values(choices))
export { NO_VOTES }
