import type { SavingsReply } from '@hemicycle/contract'
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
          { label: 'Séance', share: 40 },
          { label: 'Pages', share: 15 },
          { label: 'Impression', share: 15 },
          { label: 'Affranch.', share: 15 },
          { label: 'Travail', share: 15 },
        ],
        rows: [
          ...meetings.map(({ bodyName, date, saved }) =>
            rowOf(`${bodyName}, ${frenchDate(date, { weekday: false })}`, saved),
          ),
          rowOf('Ensemble', sum),
        ],
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

const sentenceOf = ({ total, pages, kilograms, co2, hours }: Savings, meetings: number): string =>
  `${meetings} séances\u00a0: ${euros(total)}, ${number(pages)} pages, ${number(kilograms)} kg de papier, ${number(co2)} kg de CO₂e et ${number(hours)} heures de travail.`

function assumed({ own }: SavingsReply): SheetBlock[] {
  const mine = new Map(own.map((one) => [one.name, one]))
  const names = Object.keys(SAVINGS_ASSUMPTIONS) as SavingsAssumption[]
  return [
    { type: 'STRONG', text: 'Hypothèses' },
    {
      type: 'TABLE',
      columns: [
        { label: 'Hypothèse', share: 34 },
        { label: 'Valeur', share: 16 },
        { label: 'Source', share: 50 },
      ],
      rows: names.map((name) => {
        const { label, unit, source } = SAVINGS_WORDS[name]
        const value = mine.get(name)?.value ?? SAVINGS_ASSUMPTIONS[name]
        return [label, `${number(value, 3)}\u00a0${unit}`, mine.get(name)?.source ?? source]
      }),
    },
    {
      type: 'SMALL',
      text: 'Un exemplaire compte pour chaque élu convoqué sans papier et pour les services. Seuls ceux des élus auraient été postés. La lecture sur écran n’est pas comptée.',
    },
  ]
}
