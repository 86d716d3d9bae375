import {
  type Ballot,
  type Choice,
  type DeliberationResult,
  outcomeOf,
  type Tally,
  tallyOf,
} from '@hemicycle/domain'
import type { councillors } from '../kernel/db/schema/index.ts'
import { DEMO_GROUPS } from './people.ts'

type Member = typeof councillors.$inferSelect
interface Voted {
  readonly vote: {
    readonly ballot: Ballot
    readonly tally: Tally
    readonly choices: Record<string, Choice> | null
    readonly presidentChoice: Choice | null
  }
  readonly result: DeliberationResult
}

const nameOf = ({ civility, firstName, lastName }: Member): string =>
  `${civility === 'MME' ? 'Mme' : 'M.'}\u00a0${firstName} ${lastName}`

/** What each group does, by the manner of the affair: most pass unanimously, some divide, one in nineteen falls. */
const MANNERS: readonly (readonly [Choice, Choice, Choice])[] = [
  ['FOR', 'FOR', 'FOR'],
  ['FOR', 'FOR', 'FOR'],
  ['FOR', 'ABSTAIN', 'FOR'],
  ['FOR', 'FOR', 'FOR'],
  ['FOR', 'AGAINST', 'FOR'],
  ['FOR', 'FOR', 'ABSTAIN'],
  ['FOR', 'FOR', 'FOR'],
  ['FOR', 'AGAINST', 'ABSTAIN'],
]

/** A believable vote, always the same for the same turn; what it decides is said by the rules. */
export function voteOf(members: readonly Member[], present: readonly Member[], turn: number): Voted {
  const falls = turn % 19 === 11
  const manner = MANNERS[turn % MANNERS.length] ?? MANNERS[0]
  const choiceOf = ({ politicalGroup }: Member): Choice => {
    const group = DEMO_GROUPS.findIndex(({ name }) => name === politicalGroup)
    if (falls) return group === 0 ? 'ABSTAIN' : 'AGAINST'
    return manner?.[group] ?? 'FOR'
  }
  const recused = turn % 11 === 5 ? [present[(turn % (present.length - 1)) + 1]] : []
  const voters = present.filter((one) => !recused.includes(one))
  const choices = Object.fromEntries(voters.map((one) => [one.id, choiceOf(one)]))
  const tally = tallyOf(Object.values(choices))
  const divided = tally.FOR < voters.length
  const ballot: Ballot = divided && turn % 3 === 0 ? 'PUBLIC_ROLL_CALL' : 'SHOW_OF_HANDS'
  const [president] = present
  const presidentChoice = president ? (choices[president.id] ?? null) : null
  const { adopted, reason, expressed } = outcomeOf({ ballot, tally, presidentChoice, quorumReached: true })
  const named = ballot === 'PUBLIC_ROLL_CALL'
  const result: DeliberationResult = {
    ...{ adopted, reason, ballot, tally, expressed, inOffice: members.length },
    names: named ? voters.map((one) => ({ name: nameOf(one), choice: choiceOf(one) })) : null,
    president: president ? nameOf(president) : null,
    present: present.map(nameOf),
    represented: [],
    absent: members.filter((one) => !present.includes(one)).map(nameOf),
    recused: recused.flatMap((one) => (one ? [nameOf(one)] : [])),
  }
  return { vote: { ballot, tally, choices: named ? choices : null, presidentChoice }, result }
}
