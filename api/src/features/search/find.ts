import { type SearchKind, type Term, tsQueryOf } from '@hemicycle/domain'
import { type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { findsDesk, MAY_READ, readableBy } from './visible.ts'

export interface Wanted {
  readonly kind: SearchKind | null
  readonly year: number | null
  readonly bodyId: string | null
}
/** How many entries there are of each kind, year and body together: every facet and every total is a sum of these. */
export interface Cell {
  readonly kind: SearchKind
  readonly year: number | null
  readonly body_id: string | null
  readonly count: number
}
export interface Found {
  readonly cells: readonly Cell[]
  /** The first ones: those whose title answers, then the most recent. */
  readonly ids: readonly string[]
}
interface Looked extends Record<string, unknown> {
  readonly cells: Cell[] | null
  readonly ids: string[] | null
  /** How many of those chosen have been named, in all meetings or in the recent ones only. */
  readonly named: number
  /** The day from which naming would fill the window; null: none is dated. */
  readonly since: string | null
}
interface When {
  readonly now: Date
  readonly today: string
  readonly offset: number
}

/** How many are ranked by their pages at once. */
export const WINDOW = 40
/** Meetings that are enough for the first results of a word that is everywhere. */
const RECENT = 12

/**
 * What answers all the terms, among what this person may read. Everything is counted; only what may be among the first results is named,
 * and a word that is everywhere has those in the last meetings. Where they do not fill
 * the window, it is asked again from the day that does.
 */
export async function find(
  sql: Sql,
  actor: Actor,
  terms: readonly Term[],
  wanted: Wanted,
  when: When,
): Promise<Found> {
  const since = raw`coalesce((select m.date from meetings m order by m.date desc offset ${RECENT} limit 1), '-infinity')`
  const recent = await look(sql, actor, terms, wanted, { ...when, since })
  const enough = recent.named >= Math.min(windowEnd(when.offset), sumOf(recent.cells ?? [], wanted))
  const whole = enough
    ? recent
    : await look(sql, actor, terms, wanted, { ...when, since: raw`${recent.since ?? '-infinity'}` })
  return { cells: whole.cells ?? [], ids: whole.ids ?? [] }
}

const windowEnd = (offset: number): number => offset - (offset % WINDOW) + WINDOW

/** One statement, in which nothing that may not be read is ever looked at. */
async function look(
  sql: Sql,
  actor: Actor,
  terms: readonly Term[],
  wanted: Wanted,
  { now, today, offset, since }: When & { since: SQL },
): Promise<Looked> {
  const end = windowEnd(offset)
  const [query, desk] = [raw`${tsQueryOf(terms)}::tsquery`, findsDesk(actor)]
  const { rows } = await sql.execute<Looked>(raw`
    with ${readableBy(actor, now, today)},
    found as materialized (
      select h.kind, coalesce(h.year, extract(year from m.date)::int) as year, coalesce(h.body_id, m.body_id) as body_id,
        coalesce(h.day, m.date) as day, h.hits, h.ids
      from search_groups(${query}, ${desk}, ${since}::date) h
      left join meetings m on m.id = h.meeting_id left join mine on mine.meeting_id = h.meeting_id where ${MAY_READ}),
    titled as materialized (
      select h.id, h.day from search_titled(${query}, ${desk}) h
      left join mine on mine.meeting_id = h.meeting_id where ${MAY_READ} and ${chosen(wanted)}),
    days as (select day, sum(hits) as hits from found where ${chosen(wanted)} group by day),
    reached as (select day, sum(hits) over (order by day desc nulls first) - hits as before from days),
    named as materialized (
      select id, day from found, unnest(ids) id where ${chosen(wanted)})
    select
      (select jsonb_agg(c) from (select kind, year, body_id, sum(hits)::int as count from found group by 1, 2, 3) c) as cells,
      (select count(*)::int from named) as named,
      (select min(day)::text from reached where before < ${end}) as since,
      (select jsonb_agg(t.id) from (
        select id from (
          select id, day, true as in_title from titled
          union all select id, day, false from named where id not in (select id from titled)) ranked
        order by in_title desc, day desc nulls first, id limit ${WINDOW} offset ${end - WINDOW}) t) as ids`)
  return rows[0] ?? { cells: null, ids: null, named: 0, since: null }
}

/** How many there are in the cells that are chosen. */
export const sumOf = (cells: readonly Cell[], wanted: Wanted): number =>
  cells.reduce((total, cell) => total + (fits(cell, wanted) ? cell.count : 0), 0)

export function fits({ kind, year, body_id }: Cell, wanted: Wanted): boolean {
  return (
    (wanted.kind === null || wanted.kind === kind) &&
    (wanted.year === null || wanted.year === year) &&
    (wanted.bodyId === null || wanted.bodyId === body_id)
  )
}

function chosen({ kind, year, bodyId }: Wanted): SQL {
  return raw`(${kind}::text is null or kind = ${kind}) and (${year}::int is null or year = ${year})
    and (${bodyId}::uuid is null or body_id = ${bodyId})`
}

interface Near extends Record<string, unknown> {
  readonly stem: string
}
const [LEAST_LETTERS, LIKENESS, MOST] = [4, 0.35, 6]

/** The same terms, each with the stems that resemble it; null when none does. A word with digits is meant as it is. */
export async function resembling(sql: Sql, terms: readonly Term[]): Promise<Term[] | null> {
  let some = false
  const wider: Term[] = []
  for (const term of terms) {
    const near: string[] = []
    for (const stem of [...term.stems, ...(term.prefix === null ? [] : [term.prefix])])
      if (stem.length >= LEAST_LETTERS && !/\d/u.test(stem)) {
        const { rows } = await sql.execute<Near>(
          raw`select stem from search_stems_like(${stem}, ${LIKENESS}::real, ${MOST}::int)`,
        )
        near.push(...rows.map((row) => row.stem).filter((one) => one !== stem))
      }
    some ||= near.length > 0
    wider.push({ stems: [...term.stems, ...near], prefix: term.prefix })
  }
  return some ? wider : null
}
