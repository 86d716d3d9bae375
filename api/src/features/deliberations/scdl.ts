import { Problem } from '@hemicycle/domain'
import { and, asc, eq, isNotNull, sql as raw } from 'drizzle-orm'
import { ACTES_MATTERS } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { deliberations, meetings } from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { siretOf } from './queries.ts'

/** SCDL « Délibérations » 2.1.5, in its order (https://schema.data.gouv.fr/scdl/deliberations). */
export const SCDL_COLUMNS = [
  'COLL_NOM',
  'COLL_SIRET',
  'DELIB_ID',
  'DELIB_DATE',
  'DELIB_MATIERE_CODE',
  'DELIB_MATIERE_NOM',
  'DELIB_OBJET',
  'BUDGET_ANNEE',
  'BUDGET_NOM',
  'PREF_ID',
  'PREF_DATE',
  'VOTE_EFFECTIF',
  'VOTE_REEL',
  'VOTE_POUR',
  'VOTE_CONTRE',
  'VOTE_ABSTENTION',
  'DELIB_URL',
] as const
type Column = (typeof SCDL_COLUMNS)[number]

/** First levels of the classification, as the official validator spells them. */
const FAMILIES: Readonly<Record<string, string>> = {
  1: 'commande publique',
  2: 'urbanisme',
  3: 'domaine et patrimoine',
  4: 'fonction publique',
  5: 'institutions et vie politique',
  6: 'libertés publiques et pouvoirs de police',
  7: 'finances locales',
  8: 'domaines de compétences par thèmes',
  9: 'autres domaines de compétences',
}

/** « finances locales/subventions » : small letters, without comma, parenthesis nor a second slash. */
export function matterName(code: string): string {
  const name = (ACTES_MATTERS[code] ?? '')
    .toLocaleLowerCase('fr')
    .replace(/[,()/.]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return `${FAMILIES[code.slice(0, 1)] ?? ''}/${name}`
}

interface Wanted {
  readonly meetingId?: string
  readonly year?: string
}

/** What was adopted and published. Throws INVALID_INPUT where the authority has no SIRET: the format asks for it in each row. */
export async function scdlCsv(sql: Sql, { meetingId, year }: Wanted): Promise<string> {
  const authority = await currentAuthority(sql)
  const siret = siretOf(authority.siret)
  if (siret === null)
    throw new Problem('INVALID_INPUT', 'no SIRET', { violations: [{ field: 'siret', reason: 'missing' }] })
  const found = await sql
    .select({ row: deliberations, date: meetings.date })
    .from(deliberations)
    .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
    .where(
      and(
        isNotNull(deliberations.publishedAt),
        isNotNull(deliberations.number),
        isNotNull(deliberations.matter),
        meetingId === undefined ? undefined : eq(deliberations.meetingId, meetingId),
        year === undefined ? undefined : raw`extract(year from ${meetings.date}) = ${Number(year)}`,
      ),
    )
    .orderBy(asc(meetings.date), asc(deliberations.position))
  const lines = found.map(({ row, date }) => lineOf({ name: authority.name, siret }, row, date))
  return [
    SCDL_COLUMNS.join(','),
    ...lines.map((line) => SCDL_COLUMNS.map((column) => cell(line[column])).join(',')),
  ]
    .map((line) => `${line}\r\n`)
    .join('')
}

type Row = typeof deliberations.$inferSelect

function lineOf(
  { name, siret }: { readonly name: string; readonly siret: string },
  row: Row,
  date: string,
): Partial<Record<Column, string>> {
  const { FOR, AGAINST, ABSTAIN } = row.result.tally
  return {
    COLL_NOM: name,
    COLL_SIRET: siret,
    DELIB_ID: row.number ?? '',
    DELIB_DATE: date,
    DELIB_MATIERE_CODE: row.matter ?? '',
    DELIB_MATIERE_NOM: matterName(row.matter ?? ''),
    DELIB_OBJET: row.title,
    // Received by the préfecture, never before it was adopted: the validator refuses the contrary, and so does the calendar.
    PREF_DATE: row.receiptOn && row.receiptOn >= date ? row.receiptOn : '',
    VOTE_EFFECTIF: String(row.result.inOffice),
    VOTE_REEL: String(FOR + AGAINST + ABSTAIN),
    VOTE_POUR: String(FOR),
    VOTE_CONTRE: String(AGAINST),
    VOTE_ABSTENTION: String(ABSTAIN),
  }
}

/** RFC 4180. */
const cell = (text = ''): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
