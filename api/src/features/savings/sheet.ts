import type { SavedMeeting, SavingsReply } from '@hemicycle/contract'
import {
  frenchDate,
  type Savings,
  SAVINGS_ASSUMPTIONS,
  SAVINGS_WORDS,
  type SavingsAssumption,
  savingsOf,
  sumSavings,
} from '@hemicycle/domain'
import { printSheet, type SheetBlock } from '../../pdf/index.ts'
import { assumptionsOf } from './queries.ts'

interface About {
  readonly authority: string
  readonly year: number
  readonly now: Date
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('fr-FR', { maximumFractionDigits: digits }).replace(/\s/gu, '\u00a0')
const euros = (value: number): string => `${number(value)}\u00a0€`

/** The page for the assembly: the year, each meeting, and every assumption with its source. */
export function savingsSheet(reply: SavingsReply, { authority, year, now }: About): Promise<Uint8Array> {
  const assumptions = assumptionsOf(reply)
  const meetings = reply.meetings
    .filter(({ date }) => date.startsWith(String(year)))
    .map((meeting) => ({ ...meeting, saved: savingsOf(meeting.dispatches, assumptions) }))
    .reverse()
  const sum = sumSavings(meetings.map(({ saved }) => saved))
  return printSheet({
    title: `Économies de papier ${year}`,
    author: authority,
    createdAt: now.toISOString(),
    footer: `${authority} – Économies de papier ${year}`,
    blocks: [
      { type: 'AUTHORITY', text: authority },
      { type: 'RULE' },
      { type: 'TITLE', text: `Ce que le papier n’a pas coûté en ${year}` },
      { type: 'SUBTITLE', text: sentenceOf(sum, meetings.length) },
      { type: 'SPACE', height: 10 },
      {
        type: 'TABLE',
        columns: [
          { label: 'Séance', share: 48 },
          { label: 'Pages', share: 13 },
          { label: 'Impression', share: 13 },
          { label: 'Affranch.', share: 13 },
          { label: 'Travail', share: 13 },
        ],
        rows: [...rowsOf(meetings), rowOf('Ensemble', sum)],
      },
      { type: 'SPACE', height: 10 },
      ...assumed(reply),
    ],
  })
}

const rowOf = (label: string, { pages, printing, postage, work }: Savings): string[] => [
  label,
  number(pages),
  euros(printing),
  euros(postage),
  euros(work),
]

type Counted = SavedMeeting & { readonly saved: Savings }
/** More lines than these would not hold on the page: meetings are then put together by body. */
const MOST_LINES = 9

function rowsOf(meetings: readonly Counted[]): string[][] {
  if (meetings.length <= MOST_LINES)
    return meetings.map(({ bodyName, date, saved }) =>
      rowOf(`${bodyName}, ${frenchDate(date, { weekday: false })}`, saved),
    )
  return [...new Set(meetings.map(({ bodyName }) => bodyName))].map((name) => {
    const own = meetings.filter(({ bodyName }) => bodyName === name)
    return rowOf(`${name}, ${counted(own.length)}`, sumSavings(own.map(({ saved }) => saved)))
  })
}

const counted = (meetings: number): string => `${meetings}\u00a0${meetings > 1 ? 'séances' : 'séance'}`

const sentenceOf = ({ total, pages, kilograms, co2, hours }: Savings, meetings: number): string =>
  `${counted(meetings)}\u00a0: ${euros(total)}, ${number(pages)} pages, ${number(kilograms)} kg de papier, ${number(co2)} kg de CO₂e et ${number(hours)} heures de travail.`

/** Small, so that the page stays one: each figure with its source, the steps of postage on one line. */
function assumed({ own }: SavingsReply): SheetBlock[] {
  const mine = new Map(own.map((one) => [one.name, one]))
  const names = Object.keys(SAVINGS_ASSUMPTIONS) as SavingsAssumption[]
  const [steps, others] = [names.filter(isStep), names.filter((name) => !isStep(name))]
  const valueOf = (name: SavingsAssumption): string =>
    `${number(mine.get(name)?.value ?? SAVINGS_ASSUMPTIONS[name], 3)}\u00a0${SAVINGS_WORDS[name].unit}`
  const sourceOf = (name: SavingsAssumption): string => mine.get(name)?.source ?? SAVINGS_WORDS[name].source
  const step = (name: SavingsAssumption): string => `${SAVINGS_WORDS[name].label}, ${valueOf(name)}`
  const small = (text: string): SheetBlock => ({ type: 'SMALL', text: text.replaceAll('₂', '2') })
  return [
    { type: 'STRONG', text: 'Hypothèses' },
    ...others.map((name) =>
      small(`${SAVINGS_WORDS[name].label}\u00a0: ${valueOf(name)}. ${sourceOf(name)}.`),
    ),
    small(`${steps.map(step).join('\u00a0; ')}. ${[...new Set(steps.map(sourceOf))].join('\u00a0; ')}.`),
    small(
      'Un exemplaire compte pour chaque élu convoqué sans papier et pour les services. Seuls ceux des élus auraient été postés. La lecture sur écran n’est pas comptée.',
    ),
  ]
}
const isStep = (name: SavingsAssumption): boolean => name.startsWith('post')
