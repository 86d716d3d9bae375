import { type Contract, PAGE_MOST } from '@hemicycle/contract'
import { type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../db/client.ts'
import { type Asked, cursorOf, gone, keyIn, offerNext, type Place } from './page.ts'

/** A list that grows: its order is the database's, and only the rows of the page that is asked for are read. */
export interface Ordered<Row> {
  /** « select id, n … »: each row of the list with its rank. */
  readonly ranked: SQL
  /** These rows, in whatever order. */
  readonly read: (ids: string[]) => Promise<Row[]>
  /** How many are given to those who ask for no page; without it, all. */
  readonly most?: number
}

interface Ranked extends Record<string, unknown> {
  readonly id: string
  readonly n: number
}

/** The page that was asked for; the whole list to those who ask for none. */
export async function readPage<Row extends { readonly id: string }>(
  sql: Sql,
  { listing }: Contract,
  place: Place,
  { ranked, read, most }: Ordered<Row>,
): Promise<Record<string, Row[]>> {
  const { limit, cursor } = place.request.query as Asked
  const after = cursor === undefined ? null : keyIn(cursor)
  const take = limit ?? (after === null ? (most ?? null) : PAGE_MOST)
  // One before, where there is a cursor: it must still be there. One more than the page: whether there is a next one.
  const { rows } = await sql.execute<Ranked>(raw`
    with ranked as (${ranked}), start as (select n from ranked where id::text = ${after})
    select id, n::int from ranked where ${after}::text is null or n >= (select n from start)
    order by n limit ${take === null ? null : take + 1 + (after === null ? 0 : 1)}`)
  if (after !== null && rows.shift()?.id !== after) throw gone()
  const page = take === null ? rows : rows.slice(0, take)
  const last = page.at(-1)
  if (last && page.length < rows.length) offerNext(place, cursorOf(last.id, last.n - 1))
  const found = new Map((await read(page.map(({ id }) => id))).map((row) => [row.id, row]))
  return { [listing?.field ?? 'rows']: page.flatMap(({ id }) => found.get(id) ?? []) }
}
