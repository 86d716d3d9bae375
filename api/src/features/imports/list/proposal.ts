import type { AgendaList } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import {
  LIST_COLUMNS,
  type ListColumn,
  type ListRow,
  matchRows,
  type MatchTarget,
  type RowMatch,
  rowOf,
} from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, agendaLists, type StoredFields } from '../../../kernel/db/schema/index.ts'
import { agendaOf } from '../../agenda/queries.ts'
import { meetingWithBody } from '../../meetings/queries.ts'

type ListRecord = typeof agendaLists.$inferSelect
type ItemRow = typeof agendaItems.$inferSelect

/** What applying a list would do. */
export interface Proposal {
  readonly list: ListRecord
  readonly columns: readonly (ListColumn | null)[]
  /** Rows of this meeting that say a title, with their index in the list. */
  readonly rows: readonly { readonly index: number; readonly row: ListRow }[]
  readonly matches: readonly RowMatch[]
  /** Rows left out: of another meeting, or without a title. */
  readonly otherMeetings: number
  readonly untitled: number
  readonly items: readonly ItemRow[]
}

export async function proposalOf(
  sql: Sql,
  documentId: string,
  columns?: readonly (ListColumn | null)[],
): Promise<Proposal> {
  const list = await listById(sql, documentId)
  const { meeting } = await meetingWithBody(sql, list.meetingId)
  const chosen = columns ?? list.columns
  if (chosen.length !== list.headings.length)
    throw new Problem('INVALID_INPUT', '', {
      violations: [{ field: 'columns', reason: 'one for each heading' }],
    })
  const all = list.rows.map((cells, index) => ({ index, row: rowOf(cells, chosen) }))
  const dated = all.some(({ row }) => isoDay(row.date) === meeting.date)
  const here = dated ? all.filter(({ row }) => isoDay(row.date) === meeting.date) : all
  const rows = here.filter(({ row }) => row.title !== undefined)
  const agenda = await agendaOf(sql, list.meetingId)
  const numbers = new Map(agenda.items.map(({ id, number }) => [id, number]))
  const items = await itemsOf(sql, list.meetingId)
  const targets = items.map((item) => targetOf(item, numbers.get(item.id) ?? null))
  const matches = matchRows(
    rows.map(({ row }) => row),
    targets,
  ).map((match) => ({ ...match, row: rows[match.row]?.index ?? match.row }))
  return {
    list,
    columns: chosen,
    rows,
    matches,
    otherMeetings: all.length - here.length,
    untitled: here.length - rows.length,
    items,
  }
}

const itemsOf = (sql: Sql, meetingId: string): Promise<ItemRow[]> =>
  sql
    .select()
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(agendaItems.position, agendaItems.id)

async function listById(sql: Sql, documentId: string): Promise<ListRecord> {
  const [list] = await sql.select().from(agendaLists).where(eq(agendaLists.documentId, documentId))
  if (!list) throw new Problem('NOT_FOUND', 'list')
  return list
}

const numbersOf = ({ actNumber, more }: StoredFields): string[] =>
  [actNumber.value, more?.reportNumber.value].flatMap((value) => value ?? [])

const targetOf = ({ id, fields }: ItemRow, number: string | null): MatchTarget => ({
  id,
  title: fields.title.value ?? '',
  numbers: [...numbersOf(fields), ...(number ? [number] : [])],
  nameless: fields.title.source === 'READ' && fields.title.confidence === 0,
})

const DAY = /^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})\b/u

/** « 25/11/2013 » → « 2013-11-25 ». */
function isoDay(text: string | undefined): string | null {
  if (!text) return null
  const groups = DAY.exec(text)?.groups
  if (groups) return `${groups.y}-${groups.m?.padStart(2, '0')}-${groups.d?.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}/u.exec(text)?.[0] ?? null
}

/** « number,title,,department »: what the clerk makes of each column. */
export const columnsOf = (text: string): (ListColumn | null)[] =>
  text.split(',').map((name) => LIST_COLUMNS.find((column) => column === name) ?? null)

const SHOWN = 1000

export const listOf = ({ list, columns, rows, matches, otherMeetings, untitled }: Proposal): AgendaList => {
  const found = new Map(matches.map((match) => [match.row, match]))
  return {
    documentId: list.documentId,
    headings: [...list.headings],
    columns: [...columns],
    samples: list.rows.slice(0, 6).map((cells) => [...cells]),
    rows: rows.slice(0, SHOWN).map(({ index, row }) => {
      const match = found.get(index)
      return {
        index,
        number: row.number ?? null,
        title: row.title ?? '',
        rapporteur: row.rapporteur ?? null,
        department: row.department ?? null,
        itemId: match?.id ?? null,
        by: match?.by ?? null,
        confidence: match?.confidence ?? 0,
      }
    }),
    total: rows.length,
    otherMeetings,
    untitled,
    appliedAt: list.appliedAt?.toISOString() ?? null,
  }
}
