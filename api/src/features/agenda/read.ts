import { Problem } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import type { TitlesRead } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import type { agendaItems, agendaSections, documents } from '../../kernel/db/schema/index.ts'
import type { BodyRow, MeetingRow } from '../meetings/queries.ts'
import {
  contextOf,
  type Given,
  type MeetingNumbering,
  numberingOf,
  seriesOfBody,
  type SeriesRow,
  type Term,
} from '../numbering/queries.ts'
import type { Readings } from './titles.ts'

export type ItemRow = typeof agendaItems.$inferSelect
export type SectionRow = typeof agendaSections.$inferSelect
export type DocumentRecord = typeof documents.$inferSelect

/** Everything that an agenda is made of. Removed items and sections are among the rows. */
export interface AgendaFacts {
  readonly meeting: MeetingRow
  readonly body: BodyRow
  readonly sections: readonly SectionRow[]
  readonly items: readonly ItemRow[]
  /** Those of items that can be read, in the order of each item. */
  readonly documents: readonly DocumentRecord[]
  /** What was read of annexes in them. */
  readonly readings: Readings
  readonly numbering: MeetingNumbering
}

const list = (rows: string) => raw.raw(`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${rows}) x)`)
const earlier = (unit: string) =>
  raw.raw(`(select count(*)::int from meetings e where e.body_id = m.body_id and e.state <> 'CANCELLED'
    and (e.date, e.time) < (m.date, m.time) and e.date >= date_trunc('${unit}', m.date))`)
const PLACED = `d.meeting_id = m.id and d.state = 'READY' and d.item_id is not null`
/** Of a piece of a cahier, what was read of the cahier. */
const READINGS = `select r.document_id, r.titles from document_readings r where r.document_id in (
  select case when d.first_page is null then d.id else coalesce(d.source_id, d.id) end from documents d where ${PLACED})`
const SERIES = 'select s.* from number_series s where s.body_id = m.body_id or s.body_id is null'
const TERM = `select t.id, t.starts_on from terms t where t.removed_at is null and t.starts_on <= m.date
  and (t.ends_on is null or t.ends_on >= m.date) order by t.starts_on desc limit 1`
/** Of each counter the last rank, what has no rank, and what this meeting was given: the rest never matters again. */
const GIVEN = `select a.series_id, a.scope, a.seq, a.number, a.item_id, a.document_id from allocated_numbers a
  where a.series_id in (select s.id from number_series s where s.body_id = m.body_id or s.body_id is null)
    and (a.seq is null or a.item_id in (select i.id from agenda_items i where i.meeting_id = m.id)
      or a.seq = (select max(l.seq) from allocated_numbers l where l.series_id = a.series_id and l.scope = a.scope))
  order by a.series_id, a.scope, a.seq`

/** The whole agenda in one statement, whatever its size. Throws NOT_FOUND. */
export async function readAgendaFacts(sql: Sql, meetingId: string): Promise<AgendaFacts> {
  const { rows } = await sql.execute<Read>(raw`
    select to_jsonb(m) as meeting, to_jsonb(b) as body,
      ${earlier('month')} as in_month, ${earlier('year')} as in_year,
      ${list('select s.* from agenda_sections s where s.meeting_id = m.id order by s.position, s.id')} as sections,
      ${list('select i.* from agenda_items i where i.meeting_id = m.id order by i.position, i.id')} as items,
      ${list(`select d.* from documents d where ${PLACED} order by d.position, d.received_at, d.id`)} as documents,
      ${list(READINGS)} as readings,
      ${list(SERIES)} as series, ${list(GIVEN)} as given, ${list(TERM)} as terms
    from meetings m join bodies b on b.authority_id = m.authority_id and b.id = m.body_id where m.id = ${meetingId}`)
  const [row] = rows
  if (!row) throw new Problem('NOT_FOUND', 'meeting')
  return factsFrom(row)
}

type Json = Readonly<Record<string, unknown>>
interface Read extends Record<string, unknown> {
  readonly meeting: Json
  readonly body: Json
  readonly in_month: number
  readonly in_year: number
  readonly sections: readonly Json[]
  readonly items: readonly Json[]
  readonly documents: readonly Json[]
  readonly readings: readonly { readonly document_id: string; readonly titles: readonly TitlesRead[] }[]
  readonly series: readonly Json[]
  readonly given: readonly Json[]
  readonly terms: readonly Json[]
}

function factsFrom(row: Read): AgendaFacts {
  const [meeting, body] = [rowFrom<MeetingRow>(row.meeting), rowFrom<BodyRow>(row.body)]
  const [term] = row.terms.map(rowFrom<Term>)
  const ordinals = { inMonth: row.in_month + 1, inYear: row.in_year + 1 }
  const context = contextOf(meeting, body, ordinals, term ?? null)
  const series = seriesOfBody(row.series.map(rowFrom<SeriesRow>), body.id)
  return {
    meeting,
    body,
    sections: row.sections.map(rowFrom<SectionRow>),
    items: row.items.map(rowFrom<ItemRow>),
    documents: row.documents.map(rowFrom<DocumentRecord>),
    readings: new Map(row.readings.map((one) => [one.document_id, one.titles])),
    numbering: numberingOf(context, series, row.given.map(rowFrom<Given>)),
  }
}

/** A row that came as JSON, as drizzle would have given it: camel case, and instants as dates (their columns end in `_at`). */
function rowFrom<R>(json: Json): R {
  const row: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(json)) {
    const column = columnOf(name)
    row[column.name] = column.instant && typeof value === 'string' ? new Date(value) : value
  }
  return row as R
}

const columns = new Map<string, { readonly name: string; readonly instant: boolean }>()

function columnOf(name: string) {
  const known = columns.get(name)
  if (known) return known
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const column = { name: camel, instant: name.endsWith('_at') }
  columns.set(name, column)
  return column
}
