import { enforceableOn, frenchDate, frenchTime, listArticle, listDueOn } from '@hemicycle/domain'
import { asc, eq, isNotNull, and } from 'drizzle-orm'
import { printSheet, type SheetBlock } from '../../pdf/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { dispatches } from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { type BodyRow, meetingWithBody, type MeetingRow } from '../meetings/queries.ts'
import { type DeliberationRow, deliberationsOf } from './queries.ts'
import { namesOf, presenceLines, verdictOf } from './words.ts'

type Authority = Awaited<ReturnType<typeof currentAuthority>>

/** Where the papers of a meeting say that they come from. */
export interface Place {
  readonly authority: Authority
  readonly meeting: MeetingRow
  readonly body: BodyRow
  /** When the reports could first be read. */
  readonly sentAt: Date | null
}

export async function placeOf(sql: Sql, meetingId: string): Promise<Place> {
  const authority = await currentAuthority(sql)
  const [first] = await sql
    .select({ at: dispatches.availableAt })
    .from(dispatches)
    .where(and(eq(dispatches.meetingId, meetingId), isNotNull(dispatches.availableAt)))
    .orderBy(asc(dispatches.availableAt))
    .limit(1)
  return { authority, ...(await meetingWithBody(sql, meetingId)), sentAt: first?.at ?? null }
}

const day = (date: string | null): string => (date ? frenchDate(date, { weekday: false }) : '')
const dayAt = (at: Date | null, zone: string): string =>
  at ? day(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)) : ''
export const sittingOn = ({ body, meeting }: Place): string =>
  `${body.name}, séance du ${frenchDate(meeting.date)} à ${frenchTime(meeting.time)}`

/** The cartouche after the Yvelines' (law.md §7.3): each date that makes the act bind, those to come left blank to be written. */
function cartouche({ authority, meeting, sentAt }: Place, row: DeliberationRow): SheetBlock {
  const receipt = [
    row.receipt ? `n°\u00a0${row.receipt}` : '',
    row.receiptOn ? `du ${day(row.receiptOn)}` : '',
  ]
  return {
    type: 'TABLE',
    columns: [
      { label: '', share: 55 },
      { label: '', share: 45 },
    ],
    rows: [
      ['Convocation des élus par la présidence le', dayAt(meeting.convenedAt, authority.timeZone)],
      ['Transmission aux élus du rapport et du projet de délibération le', dayAt(sentAt, authority.timeZone)],
      ['Affichage ou publication le', day(row.postedOn)],
      ['Transmission à la préfecture le', day(row.sentOn)],
      ['Accusé de réception de la préfecture', receipt.filter(Boolean).join(' ')],
      ['Délibération exécutoire le', day(enforceableOn(row.postedOn, row.receiptOn))],
    ],
  }
}

/** One délibération: cartouche, heading, text as it was adopted, vote. */
export function deliberationPaper(place: Place, row: DeliberationRow): Promise<Uint8Array> {
  const { authority } = place
  const { result, number, title } = row
  const heading = number ? `Délibération n°\u00a0${number}` : 'Affaire non adoptée'
  return printSheet({
    title: `${heading} – ${title}`,
    author: authority.name,
    createdAt: row.drawnAt.toISOString(),
    footer: `${authority.name} – ${heading}`,
    blocks: [
      { type: 'AUTHORITY', text: authority.name },
      { type: 'RULE' },
      cartouche(place, row),
      { type: 'TITLE', text: heading },
      { type: 'SUBTITLE', text: sittingOn(place) },
      ...(row.policy ? [{ type: 'SUBTITLE', text: `Politique\u00a0: ${row.policy}` } as const] : []),
      { type: 'SPACE', height: 8 },
      { type: 'STRONG', text: title },
      ...(row.rapporteur ? [{ type: 'TEXT', text: `Sur le rapport de ${row.rapporteur},` } as const] : []),
      ...row.text.split('\n').map((text): SheetBlock => ({ type: 'TEXT', text })),
      { type: 'SPACE', height: 8 },
      { type: 'STRONG', text: verdictOf(result) },
      ...[...namesOf(result), ...presenceLines(result)].map((text): SheetBlock => ({ type: 'SMALL', text })),
      { type: 'SPACE', height: 14 },
      { type: 'SIGNATURES', labels: [signedBy(result.president), 'Le secrétaire de séance'] },
    ],
  })
}

const signedBy = (president: string | null): string =>
  president ? `Présidence de séance\u00a0: ${president}` : 'La présidence de séance'

/** The list of délibérations: date of the meeting and object of each, adopted or refused (CGCT, art. L2121-25). */
export async function listPaper(
  sql: Sql,
  meetingId: string,
): Promise<{ bytes: Promise<Uint8Array>; place: Place }> {
  const place = await placeOf(sql, meetingId)
  const rows = await deliberationsOf(sql, meetingId)
  const { authority, meeting } = place
  const article = listArticle(authority.type)
  const due = `à afficher et à mettre en ligne au plus tard le ${day(listDueOn(meeting.date))}`
  const bytes = printSheet({
    title: `Liste des délibérations – ${sittingOn(place)}`,
    author: authority.name,
    createdAt: (rows[0]?.drawnAt ?? meeting.createdAt).toISOString(),
    footer: `${authority.name} – séance du ${day(meeting.date)}`,
    blocks: [
      { type: 'AUTHORITY', text: authority.name },
      { type: 'RULE' },
      { type: 'TITLE', text: 'Liste des délibérations' },
      { type: 'SUBTITLE', text: sittingOn(place) },
      { type: 'SUBTITLE', text: meeting.place },
      ...(article
        ? [{ type: 'SMALL', text: `Liste des délibérations examinées (${article}), ${due}.` } as const]
        : []),
      { type: 'SPACE', height: 10 },
      {
        type: 'TABLE',
        columns: [
          { label: 'Ordre', share: 8 },
          { label: 'Numéro', share: 16 },
          { label: 'Objet', share: 44 },
          { label: 'Décision', share: 32 },
        ],
        rows: rows.map((row) => [String(row.position), row.number ?? '', row.title, verdictOf(row.result)]),
      },
      { type: 'TEXT', text: 'Affiché le\u00a0:' },
      { type: 'TEXT', text: 'Mis en ligne le\u00a0:' },
    ],
  })
  return { bytes, place }
}
