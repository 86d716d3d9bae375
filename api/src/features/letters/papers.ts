import { frenchDate, frenchTime, mergeLetter, Problem } from '@hemicycle/domain'
import type { LETTER_SCOPES } from '@hemicycle/contract'
import { printSheet, type SheetBlock } from '../../pdf/index.ts'
import { labelOf } from '../bundles/queries.ts'
import { proxyFormBlocks } from '../attendance/queries.ts'
import { addressOf, type Mailing, valuesFor } from './queries.ts'

export type Scope = (typeof LETTER_SCOPES)[number]
type Person = Mailing['people'][number]

const ARRIVED = new Set(['ACCEPTED', 'DELIVERED', 'QUEUED', 'SENDING', 'DEFERRED'])
const TESTS: Readonly<Record<Scope, (one: Person) => boolean>> = {
  PAPER: ({ address }) => address !== null,
  UNREACHED: ({ state }) => state === null || !ARRIVED.has(state),
  ALL: () => true,
}

/** NOTHING_TO_SEND when nobody is concerned: an empty print file would be taken for a mistake. */
function chosen({ people }: Mailing, scope: Scope): readonly Person[] {
  const kept = people.filter(TESTS[scope])
  if (kept.length === 0) throw new Problem('NOTHING_TO_SEND', 'nobody in this choice')
  return kept
}

const nameOf = ({ councillor }: Person): string =>
  `${councillor.civility === 'MME' ? 'Mme' : 'M.'}\u00a0${councillor.firstName} ${councillor.lastName}`
const placeOf = ({ manifest: { meeting } }: Mailing): string =>
  `${meeting.body}, ${frenchDate(meeting.date)} à ${frenchTime(meeting.time)}`
const sheetOf = (mailing: Mailing, title: string, blocks: readonly SheetBlock[]): Promise<Uint8Array> =>
  printSheet({
    title: `${title} – ${placeOf(mailing)}`,
    author: mailing.authority.name,
    createdAt: mailing.dispatch.requestedAt.toISOString(),
    footer: `${mailing.authority.name} – ${placeOf(mailing)}`,
    blocks,
  })

/** For each person: the address where a window envelope shows it, the letter, and the ordre du jour. To be printed on both sides or one. */
export function letters(mailing: Mailing, scope: Scope, text: string): Promise<Uint8Array> {
  const blocks = chosen(mailing, scope).flatMap((person, index): SheetBlock[] => [
    ...(index > 0 ? [{ type: 'PAGE' } as const] : []),
    { type: 'AUTHORITY', text: mailing.authority.name },
    { type: 'ADDRESS', lines: addressOf(person.councillor, addressesOf(mailing)) },
    { type: 'SMALL', text: `Le ${frenchDate(mailing.facts.day, { weekday: false })}` },
    { type: 'SPACE', height: 12 },
    ...paragraphs(mailing, person, text),
    ...agenda(mailing),
    ...proxy(mailing),
  ])
  return sheetOf(mailing, 'Lettres', blocks)
}

const SIGNATORY = /\{\s*signataire\s*\}/u
const HAND: SheetBlock = { type: 'SPACE', height: 48 }

/** Paragraph by paragraph; a hand signs above the name, or at the end of words that name nobody. */
export function paragraphs({ facts }: Mailing, { councillor }: Person, text: string): SheetBlock[] {
  const values = valuesFor(facts, councillor)
  const parts = text.split(/\n{2,}/u).flatMap((part): SheetBlock[] => {
    const said = mergeLetter(part, values).trim()
    const words: SheetBlock[] = said === '' ? [] : [{ type: 'TEXT', text: said }]
    return SIGNATORY.test(part) ? [HAND, ...words] : words
  })
  return SIGNATORY.test(text) ? parts : [...parts, HAND]
}

const addressesOf = ({ people }: Mailing): Map<string, string> =>
  new Map(people.flatMap(({ councillor, address }) => (address ? [[councillor.id, address]] : [])))

function agenda({ manifest }: Mailing): SheetBlock[] {
  if (manifest.items.length === 0) return []
  return [
    { type: 'PAGE' },
    { type: 'TITLE', text: 'Ordre du jour' },
    {
      type: 'TABLE',
      columns: [
        { label: 'Numéro', share: 18 },
        { label: 'Objet', share: 60 },
        { label: 'Rapporteur', share: 22 },
      ],
      rows: manifest.items.map(({ number, title, rapporteur }) => [number, title, rapporteur ?? '']),
    },
  ]
}

const WITHOUT_PROXY = new Set<string>(['CANCELLATION', 'COPY_INFORMATION', 'RECTIFICATION'])

/** The blank pouvoir that the letter announces. */
function proxy({ dispatch, authority, manifest }: Mailing): SheetBlock[] {
  if (WITHOUT_PROXY.has(dispatch.kind)) return []
  const { meeting } = manifest
  return [{ type: 'PAGE' }, ...proxyFormBlocks({ authority, body: meeting.body, meeting })]
}

const STATES: Readonly<Record<string, string>> = {
  ACCEPTED: 'parti',
  DELIVERED: 'remis',
  BOUNCED: 'revenu',
  FAILED: 'rejeté',
  UNCERTAIN: 'incertain',
}

/** Each document of an item as the outline calls it, its first by the title of the item; under it the name of its file. */
export const slipRows = ({ number, title, documents }: Mailing['manifest']['items'][number]): string[][] =>
  documents.map(({ name, pages, sha256, ...document }, index) => {
    const label = labelOf(document.kind, index === 0 ? { title } : document)
    return [number, `${label}\n${name}`, String(pages), sha256.slice(0, 16)]
  })

/** The bordereau: to whom it was sent and how, and each document with its fingerprint. */
export function slip(mailing: Mailing): Promise<Uint8Array> {
  const { manifest, people, dispatch } = mailing
  const documents = manifest.items.flatMap(slipRows)
  return sheetOf(mailing, 'Bordereau d’envoi', [
    { type: 'AUTHORITY', text: mailing.authority.name },
    { type: 'RULE' },
    { type: 'TITLE', text: 'Bordereau d’envoi' },
    { type: 'SUBTITLE', text: placeOf(mailing) },
    { type: 'SMALL', text: `Envoi ${dispatch.id}, manifeste SHA-256 ${dispatch.manifestSha256}` },
    { type: 'SPACE', height: 8 },
    {
      type: 'TABLE',
      columns: [
        { label: `Destinataires (${people.length})`, share: 34 },
        { label: 'Par', share: 14 },
        { label: 'Adresse', share: 38 },
        { label: 'État', share: 14 },
      ],
      rows: people.map((one) => [
        nameOf(one),
        one.email ? 'Courriel' : one.address ? 'Courrier' : 'Main propre',
        one.email ?? one.address ?? '',
        one.state ? (STATES[one.state] ?? 'en cours') : '',
      ]),
    },
    {
      type: 'TABLE',
      columns: [
        { label: 'Rapport', share: 16 },
        { label: `Documents (${documents.length})`, share: 50 },
        { label: 'Pages', share: 10 },
        { label: 'SHA-256 (début)', share: 24 },
      ],
      rows: documents,
    },
    { type: 'SIGNATURES', labels: ['Date et signature de l’expéditeur'], height: 60 },
  ])
}

/** What is signed when a convocation is handed over: the day it is signed is the day of sending (CE 19 mars 1969, Doullens). */
export function handDelivery(mailing: Mailing, scope: Scope): Promise<Uint8Array> {
  return sheetOf(mailing, 'Remise en main propre', [
    { type: 'AUTHORITY', text: mailing.authority.name },
    { type: 'RULE' },
    { type: 'TITLE', text: 'Remise en main propre' },
    { type: 'SUBTITLE', text: placeOf(mailing) },
    {
      type: 'TEXT',
      text: 'Les soussignés reconnaissent avoir reçu en main propre la convocation à cette réunion, son ordre du jour et les documents qui l’accompagnent, à la date et à l’heure qu’ils indiquent.',
    },
    {
      type: 'TABLE',
      columns: [
        { label: 'Élu', share: 36 },
        { label: 'Date et heure', share: 28 },
        { label: 'Signature', share: 36 },
      ],
      rowHeight: 40,
      rows: chosen(mailing, scope).map((one) => [nameOf(one), '', '']),
    },
    { type: 'SIGNATURES', labels: ['Remis par (nom et signature)'], height: 60 },
  ])
}
