import { civilDateIn, clockTimeIn, frenchDate, frenchTime } from '@hemicycle/domain'
import type { FactLeaf, Leaf, Proof, RecipientLeaf } from '@hemicycle/proof'
import { printSheet, type SheetBlock } from '../../pdf/index.ts'
import type { Manifest } from '../dispatches/queries.ts'
import type { KeptLeaf } from './leaves.ts'

interface Facts {
  readonly proof: Proof
  readonly manifest: Manifest
  readonly leaves: readonly KeptLeaf[]
}

/** The dossier in French for who reads it on paper. What is believed is in the other files: it says so. */
export function summaryPdf({ proof, manifest, leaves }: Facts): Promise<Uint8Array> {
  const { meeting, authority } = manifest
  const title = 'Dossier de preuve d’un envoi'
  const blocks: SheetBlock[] = [
    { type: 'AUTHORITY', text: authority.name },
    { type: 'TITLE', text: title },
    {
      type: 'SUBTITLE',
      text: `${meeting.body}, ${frenchDate(meeting.date)} à ${frenchTime(meeting.time)}, ${meeting.place}`,
    },
    { type: 'SPACE', height: 12 },
    ...whatWasSent(proof, manifest),
    ...people(leaves, meeting.timeZone),
    ...seals(proof, meeting.timeZone),
  ]
  return printSheet({ title, author: authority.name, createdAt: proof.exportedAt, footer: `Envoi ${proof.dispatchId}`, blocks }) // prettier-ignore
}

/** « 24/11/2026 à 10 h 00 », in the authority's zone. */
function momentOf(instant: string, zone: string): string {
  const at = new Date(instant)
  return `${civilDateIn(at, zone).split('-').reverse().join('/')} à ${frenchTime(clockTimeIn(at, zone))}`
}

function whatWasSent(proof: Proof, manifest: Manifest): SheetBlock[] {
  const { kind, urgency, items, bundle, recipients, requestedAt, meeting } = manifest
  const pages = `${bundle.pages} page${bundle.pages > 1 ? 's' : ''}`
  const how = kind === 'URGENT' ? 'Convocation en urgence décidée le' : 'Convocation décidée le'
  return [
    {
      type: 'TEXT',
      text: `${how} ${momentOf(requestedAt, meeting.timeZone)} : ${items.length} rapport${items.length > 1 ? 's' : ''}, ${pages}, ${recipients.length} destinataire${recipients.length > 1 ? 's' : ''}.`,
    },
    ...(urgency ? [{ type: 'TEXT', text: `Motif de l’urgence : ${urgency.motive}` } as const] : []),
    {
      type: 'TEXT',
      text: 'Ce résumé est une copie de lecture. Ce qui fait foi est dans les autres fichiers du dossier ; LISEZ-MOI.txt dit comment les vérifier sans nous.',
    },
    { type: 'SMALL', text: `Racine SHA-256 des ${proof.leaves} lignes : ${proof.root}` },
    { type: 'SMALL', text: `Cahier SHA-256 : ${bundle.sha256}` },
    { type: 'SPACE', height: 10 },
  ]
}

const parse = ({ text }: KeptLeaf): Leaf => JSON.parse(text) as Leaf

/** One line per recipient: when the message was taken, delivered or returned, opened, acknowledged. */
function people(leaves: readonly KeptLeaf[], zone: string): SheetBlock[] {
  const read = leaves.map(parse)
  const facts = new Map<unknown, FactLeaf[]>()
  for (const leaf of read)
    if (leaf.kind === 'FACT')
      facts.set(leaf.facts.recipientId, [...(facts.get(leaf.facts.recipientId) ?? []), leaf])
  const names = new Map(
    read.flatMap((leaf) => (leaf.kind === 'RECIPIENT' ? [[leaf.councillorId, nameOf(leaf)]] : [])),
  )
  const rows = read
    .filter((leaf): leaf is RecipientLeaf => leaf.kind === 'RECIPIENT')
    .map((person) => {
      const own = facts.get(person.id) ?? []
      const last = (action: string) => own.findLast((fact) => fact.action === action)
      const cell = (action: string) => {
        const fact = last(action)
        return fact ? momentOf(fact.at, zone) : '–'
      }
      const name = nameOf(person)
      const said = answer(own, names, zone)
      return [name, messages(own, zone), cell('convocation.opened'), cell('convocation.acknowledged'), said]
    })
  const columns = [
    { label: 'Destinataire', share: 2.4 },
    { label: 'Messages et appels', share: 3.4 },
    { label: 'Ouverture', share: 1.9 },
    { label: 'Accusé de réception', share: 1.9 },
    { label: 'Réponse', share: 2.4 },
  ]
  return [{ type: 'TABLE', columns, rows }]
}

const nameOf = ({ civility, firstName, lastName }: RecipientLeaf): string =>
  `${civility === 'MME' ? 'Mme' : 'M.'} ${firstName} ${lastName}`

const ANSWERS: Readonly<Record<string, string>> = {
  PRESENT: 'Présence',
  REMOTE: 'À distance',
  ABSENT: 'Absence',
  REPLACED: 'Suppléance',
}

/** The last word of a member: whether he comes, and to whom his vote is given. */
function answer(facts: readonly FactLeaf[], names: ReadonlyMap<string, string>, zone: string): string {
  const last = facts.findLast(({ action, facts: said }) => action === 'attendance.answered' && said.prevails)
  if (!last) return '–'
  const { answer: said, holderId, itemIds, answeredAt } = last.facts
  const holder = typeof holderId === 'string' ? `, vote confié à ${names.get(holderId) ?? 'un collègue'}` : ''
  const scope = Array.isArray(itemIds) ? ` pour ${itemIds.length} point${itemIds.length > 1 ? 's' : ''}` : ''
  return `${ANSWERS[String(said)] ?? ''}${holder}${scope}, le ${momentOf(String(answeredAt), zone)}`
}

const EVENTS: Readonly<Record<string, string>> = {
  'delivery.accepted': 'pris en charge le',
  'delivery.delivered': 'remis le',
  'delivery.bounced': 'revenu le',
  'delivery.refused': 'rejeté le',
  'delivery.gave_up': 'abandonné le',
  'delivery.judged_sent': 'tenu pour parti le',
}

function messages(facts: readonly FactLeaf[], zone: string): string {
  const told = facts.flatMap(({ action, at, facts: { channel, ...said } }) => {
    if (action === 'dispatch.contact') return [contact(said, zone)]
    const event = EVENTS[action]
    return event ? [`${channel === 'SMS' ? 'SMS' : 'Courriel'} ${event} ${momentOf(at, zone)}`] : []
  })
  return told.length > 0 ? told.join('\n') : 'aucun'
}

/** A call or a delivery by hand, as the service wrote it down. */
function contact({ kind, reached, at }: FactLeaf['facts'], zone: string): string {
  const what = kind === 'HAND_DELIVERY' ? 'Remise en main propre' : 'Appel téléphonique'
  return `${what} le ${momentOf(String(at), zone)}${reached ? '' : ', sans réponse'}`
}

function seals(proof: Proof, zone: string): SheetBlock[] {
  const rows = proof.seals.map((seal) => [
    momentOf(seal.sealedAt, zone),
    String(seal.leaves),
    seal.token ? `horodaté (${seal.token})` : 'sans horodatage par un tiers',
  ])
  const columns = [
    { label: 'Scellement', share: 3 },
    { label: 'Lignes', share: 1 },
    { label: 'Horodatage', share: 4 },
  ]
  return [{ type: 'TABLE', columns, rows }]
}
