import type { Sitting, SittingItem } from '@hemicycle/contract'
import type { DeliberationResult, Presence, Standing } from '@hemicycle/domain'

type Members = Sitting['members']

/** « Mme Claire Vidalenc ». */
export const personName = ({ civility, firstName, lastName }: Members[number]): string =>
  `${civility === 'MME' ? 'Mme' : 'M.'}\u00a0${firstName} ${lastName}`

const nameIn = (members: Members, id: string | null): string | null => {
  const found = members.find((one) => one.id === id)
  return found ? personName(found) : null
}

/** Everybody's place in words, in the order of the assembly. */
export function presenceOf(members: Members, standings: readonly Standing[]): Presence {
  const name = (id: string): string => nameIn(members, id) ?? ''
  const at = (place: Standing['place']) => standings.filter((one) => one.place === place)
  return {
    present: at('PRESENT').map(({ memberId }) => name(memberId)),
    represented: at('REPRESENTED').map(({ memberId, by }) => ({ name: name(memberId), by: name(by ?? '') })),
    absent: at('ABSENT').map(({ memberId }) => name(memberId)),
    recused: standings.filter(({ recused }) => recused !== null).map(({ memberId }) => name(memberId)),
  }
}

/** The vote of a point with all that a délibération says of it; null while nothing was voted. */
export function resultOf(sitting: Sitting, { vote, standings }: SittingItem): DeliberationResult | null {
  if (!vote) return null
  const { choices, ballot, tally, outcome } = vote
  const { adopted, reason, expressed } = outcome
  const named = sitting.members.flatMap((one) => {
    const choice = choices?.[one.id]
    return choice ? [{ name: personName(one), choice }] : []
  })
  return {
    adopted,
    reason,
    ballot,
    tally,
    expressed,
    inOffice: sitting.members.length,
    names: choices && ballot !== 'SECRET' ? named : null,
    president: nameIn(sitting.members, sitting.presidentId),
    ...presenceOf(sitting.members, standings),
  }
}
