import type { AttendanceAnswer, AttendanceBoard, Colleague } from '@hemicycle/contract'
import { civilDateIn, clockTimeIn, frenchDate, frenchTime } from '@hemicycle/domain'
import { printSheet, type SheetBlock } from '../../pdf/index.ts'
import type { Proxy } from './proxies.ts'
import { nameOf, whenOf, wordOf } from './statement.ts'

type Place = Pick<Proxy, 'authority' | 'body' | 'meeting'>

interface Heading {
  readonly authority: Pick<Place['authority'], 'name' | 'type'>
  readonly body: string
  readonly meeting: Pick<Place['meeting'], 'date' | 'time' | 'place'>
}
const heads = ({ authority, body, meeting }: Heading, title: string): SheetBlock[] => [
  { type: 'AUTHORITY', text: authority.name },
  { type: 'RULE' },
  { type: 'TITLE', text: title },
  { type: 'SUBTITLE', text: `${body}, séance du ${whenOf(meeting)}` },
  { type: 'SUBTITLE', text: meeting.place },
  { type: 'SPACE', height: 14 },
]
const momentOf = (at: Date, zone: string): string =>
  `${frenchDate(civilDateIn(at, zone), { weekday: false })} à ${frenchTime(clockTimeIn(at, zone))}`

/** A proxy given online or written down by the service: its words, both names, when, and the fingerprint of the words. */
export function proxyPaper(proxy: Proxy): Promise<Uint8Array> {
  const { authority, grantor, holder, answer, statement, sha256, stands } = proxy
  const title = wordOf(authority.type)
  return printSheet({
    title: `${title} – ${nameOf(grantor)}`,
    author: authority.name,
    createdAt: answer.recordedAt.toISOString(),
    footer: `${title} n° ${answer.id}`,
    blocks: [
      ...heads(proxy, title),
      ...statement.split('\n').map((text): SheetBlock => ({ type: 'TEXT', text })),
      { type: 'SPACE', height: 12 },
      {
        type: 'TABLE',
        columns: [
          { label: '', share: 3 },
          { label: '', share: 7 },
        ],
        rows: [
          ['Donné par', nameOf(grantor)],
          ['Donné à', nameOf(holder)],
          ['Le', momentOf(answer.answeredAt, authority.timeZone)],
          ['Enregistré le', momentOf(answer.recordedAt, authority.timeZone)],
          ['État', stands ? 'En vigueur' : 'Remplacé par une réponse plus récente'],
          ['Empreinte SHA-256 du texte', sha256.replace(/(.{32})/u, '$1 ')],
        ],
      },
      {
        type: 'SMALL',
        text: 'L’empreinte est celle des lignes ci-dessus, de « Je soussigné » à la référence, en UTF-8. Elle est inscrite au journal de la collectivité le jour de l’enregistrement.',
      },
    ],
  })
}

/** What a member fills in by hand when he cannot do it online. */
export function proxyForm(place: Place): Promise<Uint8Array> {
  const title = wordOf(place.authority.type)
  return printSheet({
    title: `${title} – ${place.body}`,
    author: place.authority.name,
    createdAt: place.meeting.createdAt.toISOString(),
    footer: `${place.authority.name} – ${title}`,
    blocks: proxyFormBlocks(place),
  })
}

/** The same on a page of another paper. */
export function proxyFormBlocks(place: Heading): SheetBlock[] {
  const title = wordOf(place.authority.type)
  const dots = ' …………………………………………………………………………………………'
  return [
    ...heads(place, title),
    { type: 'TEXT', text: `Je soussigné(e)${dots}` },
    {
      type: 'TEXT',
      text: `empêché(e) d’assister à la séance du ${whenOf(place.meeting)}, donne ${title.toLocaleLowerCase('fr')} à`,
    },
    { type: 'TEXT', text: `M. ou Mme${dots}` },
    { type: 'TEXT', text: 'pour voter en mon nom (cocher une case)' },
    { type: 'TEXT', text: '☐ sur toutes les questions à l’ordre du jour de cette séance' },
    { type: 'TEXT', text: `☐ seulement sur les points n°${dots}` },
    { type: 'SPACE', height: 10 },
    { type: 'TEXT', text: 'Fait à ………………………………………, le …………………………………' },
    { type: 'SPACE', height: 6 },
    {
      type: 'SIGNATURES',
      labels: ['Signature, précédée de « bon pour pouvoir »', 'Signature du porteur (facultative)'],
    },
    {
      type: 'SMALL',
      text: 'Un membre ne peut porter qu’un nombre limité de pouvoirs. Le pouvoir est écrit, révocable à tout moment, et tombe si son auteur entre en séance. À remettre au service des assemblées, ou au président avant l’ouverture.',
    },
  ]
}

const quorumSentence = ({ forecast, quorum }: AttendanceBoard): string =>
  forecast.sure.required === 0
    ? 'Seconde convocation\u00a0: aucun quorum n’est requis (CGCT, art. L2121-17, L3121-14).'
    : `Quorum\u00a0: ${forecast.sure.required} (${quorum.article}).`

/** The feuille d'émargement: one line for each member, with the proxy received or the announced absence. */
export function attendanceSheet(place: Place, board: AttendanceBoard): Promise<Uint8Array> {
  return printSheet({
    title: `Feuille d’émargement – ${place.body}`,
    author: place.authority.name,
    createdAt: place.meeting.createdAt.toISOString(),
    footer: `Feuille d’émargement – ${place.body}, ${whenOf(place.meeting)}`,
    blocks: [
      ...heads(place, 'Feuille d’émargement'),
      {
        type: 'SMALL',
        text: `${board.rows.length} membres en exercice. ${quorumSentence(board)}`,
      },
      { type: 'SPACE', height: 6 },
      {
        type: 'TABLE',
        columns: [
          { label: 'Membre', share: 34 },
          { label: 'Annoncé', share: 36 },
          { label: 'Signature', share: 30 },
        ],
        rowHeight: 34,
        rows: board.rows.map((row) => [nameOf(row), announced(row), '']),
      },
      { type: 'TEXT', text: 'Séance ouverte à ………………, levée à ………………' },
      {
        type: 'SIGNATURES',
        labels: ['Le président ou la présidente de séance', 'Le ou la secrétaire de séance'],
        height: 70,
      },
    ],
  })
}

function announced({ answer, substitute }: AttendanceBoard['rows'][number]): string {
  if (!answer) return ''
  if (answer.answer === 'REMOTE') return 'À distance'
  if (answer.answer === 'REPLACED') return substitute ? `Suppléé par ${nameOf(substitute)}` : 'Suppléé'
  if (answer.answer === 'PRESENT') return ''
  return answer.holder ? given(answer.holder, answer) : 'Excusé'
}

function given(holder: Colleague, { items, conflict }: Pick<AttendanceAnswer, 'items' | 'conflict'>): string {
  const scope = items ? ` pour ${items.map(({ number }) => number).join(', ')}` : ''
  return `Pouvoir à ${nameOf(holder)}${scope}${conflict ? ' (à vérifier)' : ''}`
}
