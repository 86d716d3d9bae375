import { createHash } from 'node:crypto'
import { stemsOfText } from '@hemicycle/domain'
import { and, eq, inArray, isNull, type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { filePages, searchEntries } from '../../kernel/db/schema/index.ts'
import { newId } from '../../kernel/ids.ts'
import type { Entry } from './entry.ts'
import { forgetPlaces, placesFor } from './places.ts'

/** Brings the index of a source to what it says now. Entries that say the same stay: their pages are not read again. */
export async function bring(
  sql: Sql,
  authorityId: string,
  source: string,
  entries: readonly Entry[],
): Promise<void> {
  const wanted = new Map(entries.map((entry) => [keyOf(entry), entry]))
  const mine = eq(searchEntries.source, source)
  const rows = await sql.select({ key: searchEntries.key }).from(searchEntries).where(mine)
  const known = new Set(rows.map(({ key }) => key))
  const gone = [...known].filter((key) => !wanted.has(key))
  const left = new Set<number | null>()
  for (let at = 0; at < gone.length; at += CHUNK) {
    const some = and(mine, inArray(searchEntries.key, gone.slice(at, at + CHUNK)))
    const deleted = await sql.delete(searchEntries).where(some).returning({ placeId: searchEntries.placeId })
    for (const { placeId } of deleted) left.add(placeId)
  }
  const fresh = [...wanted].filter(([key]) => !known.has(key))
  const placeOf = await placesFor(sql, authorityId, fresh.map(([, entry]) => entry)) // prettier-ignore
  for (const [key, entry] of fresh)
    await add(sql, { authorityId, source, key, placeId: await placeOf(entry) }, entry)
  await forgetPlaces(sql, source, left)
}

const CHUNK = 1000
const keyOf = (entry: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')

/** Stems longer than any word, and more of them than a tsvector holds, are left out. */
const [LONGEST, MOST] = [60, 50_000]
const stemsOf = (text: string): string[] => [
  ...new Set(
    stemsOfText(text)
      .split(' ')
      .filter((stem) => stem !== '' && stem.length <= LONGEST),
  ),
]
const array = (stems: readonly string[]): SQL => raw`${raw.param(stems)}::text[]`

interface Row {
  readonly authorityId: string
  readonly source: string
  readonly key: string
  readonly placeId: number | null
}

async function add(sql: Sql, { authorityId, source, key, placeId }: Row, entry: Entry): Promise<void> {
  if (entry.sha256) await fillStems(sql, entry.sha256)
  const { shelf, kind, title, number, detail, day, bodyId, meetingId, itemId, versionId, targetId } = entry
  const title_ = stemsOf(`${number ?? ''} ${title}`)
  const own = stemsOf(`${number ?? ''} ${title} ${entry.also} ${detail} ${entry.text ?? ''}`)
  const year = day === null ? null : Number(day.slice(0, 4))
  await sql.execute(raw`
    with words as (${wordsOfPages(entry)} union select unnest(${array(own)})),
    met as (insert into search_stems (authority_id, stem)
      select ${authorityId}::uuid, w from words where length(w) between 4 and 30 and w !~ '[0-9]' on conflict do nothing)
    insert into search_entries (id, authority_id, source, key, shelf, kind, title, number, detail, day, year, body_id, meeting_id,
      item_id, version_id, target_id, sent_from, sent_to, place_id, sha256, first_page, last_page, text, title_vector, vector)
    values (${newId()}, ${authorityId}, ${source}, ${key}, ${shelf}, ${kind}, ${title}, ${number}, ${detail}, ${day}, ${year},
      ${bodyId}, ${meetingId}, ${itemId}, ${versionId}, ${targetId}, ${instant(entry.sentFrom)}, ${instant(entry.sentTo)}, ${placeId},
      ${entry.sha256}, ${entry.firstPage}, ${entry.lastPage}, ${entry.text}, array_to_tsvector(${array(title_)}),
      array_to_tsvector((select coalesce(array_agg(w), '{}') from (select w from words limit ${MOST}) kept)))
    on conflict do nothing`)
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

const wordsOfPages = ({ sha256, firstPage, lastPage }: Entry): SQL => raw`
  select distinct w from file_pages p, unnest(string_to_array(btrim(p.stems), ' ')) w
  where p.sha256 = ${sha256} and p.page between ${firstPage ?? 1}::int and ${lastPage ?? 1_000_000}::int
    and length(w) between 1 and ${LONGEST}::int`

/** Pages read before stems were kept learn theirs. */
async function fillStems(sql: Sql, sha256: string): Promise<void> {
  const without = and(eq(filePages.sha256, sha256), isNull(filePages.stems))
  const rows = await sql.select({ page: filePages.page, text: filePages.text }).from(filePages).where(without)
  for (const { page, text } of rows)
    await sql
      .update(filePages)
      .set({ stems: stemsOfText(text) })
      .where(and(eq(filePages.sha256, sha256), eq(filePages.page, page)))
}
