import type { Ballot, Choice, DeliberationResult, OutcomeReason, Tally } from '@hemicycle/domain'

const REASONS: Readonly<Record<OutcomeReason, string>> = {
  UNANIMOUS: 'à l’unanimité',
  UNANIMOUS_EXPRESSED: 'à l’unanimité des suffrages exprimés',
  MAJORITY: 'à la majorité des suffrages exprimés',
  CASTING_VOTE: 'par partage des voix, celle de la présidence étant prépondérante',
  MINORITY: 'faute de majorité',
  TIE_CASTING_AGAINST: 'par partage des voix, celle de la présidence étant prépondérante',
  TIE_NO_CASTING_VOTE: 'par partage des voix, sans voix prépondérante',
  TIE_SECRET: 'par partage des voix au scrutin secret',
  NO_EXPRESSED_VOTE: 'faute de suffrage exprimé',
  NO_QUORUM: 'faute de quorum',
}
export const BALLOT_WORDS: Readonly<Record<Ballot, string>> = {
  SHOW_OF_HANDS: 'à main levée',
  PUBLIC_ROLL_CALL: 'au scrutin public',
  SECRET: 'au scrutin secret',
}
const COUNTS: Readonly<Record<Choice, readonly [one: string, many: string]>> = {
  FOR: ['voix pour', 'voix pour'],
  AGAINST: ['voix contre', 'voix contre'],
  ABSTAIN: ['abstention', 'abstentions'],
  BLANK: ['bulletin blanc ou nul', 'bulletins blancs ou nuls'],
  NOT_PARTICIPATING: ['membre ne prend pas part au vote', 'membres ne prennent pas part au vote'],
}
const NAMED: Readonly<Record<Choice, string>> = {
  FOR: 'Ont voté pour',
  AGAINST: 'Ont voté contre',
  ABSTAIN: 'Se sont abstenus',
  BLANK: 'Ont voté blanc',
  NOT_PARTICIPATING: 'N’ont pas pris part au vote',
}
const ORDER = ['FOR', 'AGAINST', 'ABSTAIN', 'BLANK', 'NOT_PARTICIPATING'] as const

/** « 12 voix pour, 2 voix contre, 1 abstention ». */
export const countsOf = (tally: Tally): string =>
  ORDER.filter((key) => tally[key] > 0)
    .map((key) => `${tally[key]} ${COUNTS[key][tally[key] > 1 ? 1 : 0]}`)
    .join(', ')

/** « Adopté à la majorité des suffrages exprimés, à main levée : 12 voix pour, 2 voix contre. » */
export function verdictOf({ adopted, reason, ballot, tally }: DeliberationResult): string {
  const counts = countsOf(tally)
  return `${adopted ? 'Adopté' : 'Non adopté'} ${REASONS[reason]}, ${BALLOT_WORDS[ballot]}${counts ? `\u00a0: ${counts}` : ''}.`
}

/** Who voted what, where the ballot was public; who stood aside, always. */
export function namesOf({ names, recused }: DeliberationResult): string[] {
  const lines = ORDER.flatMap((choice) => {
    const who = (names ?? []).filter((one) => one.choice === choice).map(({ name }) => name)
    return who.length > 0 ? [`${NAMED[choice]}\u00a0: ${who.join(', ')}.`] : []
  })
  return [...lines, ...recused.map((name) => `${name}, intéressé, ne prend part ni au débat ni au vote.`)]
}

export function presenceLines({
  present,
  represented,
  absent,
}: Pick<DeliberationResult, 'present' | 'represented' | 'absent'>): string[] {
  const proxies = represented.map(({ name, by }) => `${name} (pouvoir à ${by})`)
  return [
    ['Présents', present],
    ['Représentés', proxies],
    ['Absents', absent],
  ].flatMap(([label, who]) =>
    who && who.length > 0 ? [`${String(label)}\u00a0: ${(who as string[]).join(', ')}.`] : [],
  )
}
