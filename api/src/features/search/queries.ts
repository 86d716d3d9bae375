import type { Input, search, SearchReply, SearchResult } from '@hemicycle/contract'
import { answersIn, readQuery, type Term, termsOf } from '@hemicycle/domain'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, publicationVersions, searchEntries, searchSources } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { todayOf } from '../authorities/queries.ts'
import { type Cell, find, fits, resembling, sumOf, type Wanted, WINDOW } from './find.ts'
import { pagesOf, passagesOf, type Row, SHOWN_COLUMNS } from './pages.ts'

/** Results of one page. */
const PAGE = 20
const NONE: SearchReply = {
  results: [],
  total: 0,
  facets: { kinds: [], years: [], bodies: [] },
  resembling: false,
}

/** One search over all that this person may read. */
export async function searchAll(
  sql: Sql,
  actor: Actor,
  { q, kind, year, bodyId, offset = 0 }: Input<typeof search>,
  now: Date,
): Promise<SearchReply> {
  const query = readQuery(q)
  const typed = query ? termsOf(query) : []
  if (typed.length === 0) return NONE
  const wanted = { kind: kind ?? null, year: year ?? null, bodyId: bodyId ?? null }
  const when = { now, today: await todayOf(sql, now), offset }
  let [terms, found] = [typed, await find(sql, actor, typed, wanted, when)]
  const wider = found.cells.length === 0 ? await resembling(sql, typed) : null
  if (wider) [terms, found] = [wider, await find(sql, actor, wider, wanted, when)]
  const named = await sql.select({ id: bodies.id, name: bodies.name }).from(bodies)
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return {
    results: await resultsOf(sql, found.ids, terms, offset, names),
    total: sumOf(found.cells, wanted),
    facets: facetsOf(found.cells, wanted, names),
    resembling: wider !== null && found.cells.length > 0,
  }
}

type Names = ReadonlyMap<string, string>

/** Within a window, files that hold every word on one page come before those that hold them apart. */
async function resultsOf(
  sql: Sql,
  ids: readonly string[],
  terms: readonly Term[],
  offset: number,
  names: Names,
): Promise<SearchResult[]> {
  const whole = await pagesOf(sql, ids, terms, 'ALL')
  const rows = await entriesOf(sql, ids)
  const titled = new Set(
    rows.filter((row) => answersIn(terms, `${row.number ?? ''} ${row.title}`).all).map((row) => row.id),
  )
  const order = (row: Row): number => (titled.has(row.id) ? 0 : whole.has(row.id) ? 1 : 2)
  const from = offset % WINDOW
  const shown = rows.sort((a, b) => order(a) - order(b)).slice(from, from + PAGE)
  const apart = shown.filter((row) => row.sha256 !== null && !whole.has(row.id)).map((row) => row.id)
  const pages = new Map([...whole, ...(await pagesOf(sql, apart, terms, 'ANY'))])
  const passages = await passagesOf(sql, shown, pages, terms)
  const publications = await publicationsOf(sql, shown)
  return shown.map((row) => ({
    ...placeOf(row, publications),
    id: row.id,
    kind: row.kind,
    title: titleOf(row.title, terms),
    number: row.number,
    detail: row.detail,
    bodyName: names.get(row.bodyId ?? '') ?? null,
    date: row.day,
    ...(passages.get(row.id) ?? { pages: [], morePages: 0, excerpt: [] }),
  }))
}

/** In the order of the ids. */
async function entriesOf(sql: Sql, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const rows = await sql
    .select(SHOWN_COLUMNS)
    .from(searchEntries)
    .where(inArray(searchEntries.id, [...ids]))
  const rank = new Map(ids.map((id, index) => [id, index]))
  return rows.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
}

async function publicationsOf(sql: Sql, rows: readonly Row[]): Promise<Names> {
  const ids = rows.flatMap(({ versionId }) => (versionId ? [versionId] : []))
  if (ids.length === 0) return new Map()
  const found = await sql
    .select({ id: publicationVersions.id, publicationId: publicationVersions.publicationId })
    .from(publicationVersions)
    .where(inArray(publicationVersions.id, ids))
  return new Map(found.map(({ id, publicationId }) => [id, publicationId]))
}

function placeOf({ shelf, meetingId, itemId, versionId, targetId }: Row, publications: Names) {
  return {
    meetingId,
    itemId,
    documentId: shelf === 'DESK' || shelf === 'SENT' ? targetId : null,
    publicationId: publications.get(versionId ?? '') ?? null,
    fileId: shelf === 'PUBLISHED' ? targetId : null,
    deliberationId: shelf === 'DECIDED' ? targetId : null,
    personId: shelf === 'DIRECTORY' ? targetId : null,
  }
}

/** The whole title, the words that answer told apart. */
function titleOf(title: string, terms: readonly Term[]): SearchResult['title'] {
  const pieces: SearchResult['title'] = []
  let at = 0
  for (const { start, end } of answersIn(terms, title).hits) {
    pieces.push({ text: title.slice(at, start), hit: false }, { text: title.slice(start, end), hit: true })
    at = end
  }
  return [...pieces, { text: title.slice(at), hit: false }].filter(({ text }) => text !== '')
}

function facetsOf(cells: readonly Cell[], wanted: Wanted, names: Names): SearchReply['facets'] {
  const counted = <V>(without: keyof Wanted, of: (cell: Cell) => V | null) => {
    const counts = new Map<V, number>()
    for (const cell of cells) {
      const value = of(cell)
      if (value !== null && fits(cell, { ...wanted, [without]: null }))
        counts.set(value, (counts.get(value) ?? 0) + cell.count)
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
  }
  return {
    kinds: counted('kind', ({ kind }) => kind),
    years: counted('year', ({ year }) => year).sort((a, b) => b.value - a.value),
    bodies: counted('bodyId', ({ body_id }) => body_id).flatMap(({ value, count }) => {
      const name = names.get(value)
      return name === undefined ? [] : [{ value, name, count }]
    }),
  }
}

/** The pages of a meeting’s files have been read anew: its entries are looked at again. */
export async function forgetMeeting(sql: Sql, meetingId: string): Promise<void> {
  await sql.delete(searchSources).where(eq(searchSources.source, `meeting:${meetingId}`))
}
