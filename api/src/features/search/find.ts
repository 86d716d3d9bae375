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

/** How many are ranked by their pages at once. */
export const WINDOW = 40

/** What answers all the terms, among what this person may read: one statement, in which nothing else is ever looked at. */
export async function find(
  sql: Sql,
  actor: Actor,
  terms: readonly Term[],
  wanted: Wanted,
  { now, today, offset }: { now: Date; today: string; offset: number },
): Promise<Found> {
  const start = offset - (offset % WINDOW)
  const { rows } = await sql.execute<{ cells: Cell[] | null; ids: string[] | null }>(raw`
    with ${readableBy(actor, now, today)},
    found as materialized (
      select h.* from search_hits(${tsQueryOf(terms)}::tsquery, ${findsDesk(actor)}) h
      left join mine on mine.meeting_id = h.meeting_id where ${MAY_READ})
    select
      (select jsonb_agg(c) from (select kind, year, body_id, count(*)::int as count from found group by 1, 2, 3) c) as cells,
      (select jsonb_agg(t.id order by t.rank) from (select id, row_number() over (order by in_title desc, day desc nulls first, id) as rank
        from found where ${chosen(wanted)} order by rank limit ${WINDOW} offset ${start}) t) as ids`)
  return { cells: rows[0]?.cells ?? [], ids: rows[0]?.ids ?? [] }
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
