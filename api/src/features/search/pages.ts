import { excerptOf, firstAnswers, frenchStem, stemsBegunBy, type Term } from '@hemicycle/domain'
import { and, eq, inArray, like, or, type SQL, sql as raw } from 'drizzle-orm'
import type { SearchResult } from '@hemicycle/contract'
import type { Sql } from '../../kernel/db/client.ts'
import { filePages, searchEntries } from '../../kernel/db/schema/index.ts'

/** Pages shown of one file, and letters of a page that a passage shows at most. */
const [SHOWN, REACH] = [3, 200]

/** The pages of entries on which every term is, or any: by entry, in their order. Nothing is read but stems. */
export async function pagesOf(
  sql: Sql,
  ids: readonly string[],
  terms: readonly Term[],
  need: 'ALL' | 'ANY',
): Promise<ReadonlyMap<string, number[]>> {
  if (ids.length === 0) return new Map()
  const each = terms.map(onPage)
  const { sha256, firstPage, lastPage, id } = searchEntries
  const rows = await sql
    .select({ id, pages: raw<number[]>`array_agg(${filePages.page} order by ${filePages.page})` })
    .from(searchEntries)
    .innerJoin(filePages, eq(filePages.sha256, sha256))
    .where(
      and(
        inArray(id, [...ids]),
        raw`${filePages.page} between coalesce(${firstPage}, 1) and coalesce(${lastPage}, 1000000)`,
        need === 'ALL' ? and(...each) : or(...each),
      ),
    )
    .groupBy(id)
  return new Map(rows.map((row) => [row.id, row.pages]))
}

/** Stems are letters and digits: nothing in them means anything to LIKE. */
function onPage({ stems, prefix }: Term): SQL | undefined {
  const begun = prefix === null ? [] : [frenchStem(prefix), ...stemsBegunBy(prefix)]
  const whole = [...new Set([...stems, ...begun])].map((stem) => like(filePages.stems, `% ${stem} %`))
  return or(...whole, ...(prefix === null ? [] : [like(filePages.stems, `% ${prefix}%`)]))
}

/** What is shown of an entry: without its stems, which weigh more than all the rest. */
export const SHOWN_COLUMNS = {
  id: searchEntries.id,
  shelf: searchEntries.shelf,
  kind: searchEntries.kind,
  title: searchEntries.title,
  number: searchEntries.number,
  detail: searchEntries.detail,
  day: searchEntries.day,
  bodyId: searchEntries.bodyId,
  meetingId: searchEntries.meetingId,
  itemId: searchEntries.itemId,
  versionId: searchEntries.versionId,
  targetId: searchEntries.targetId,
  sha256: searchEntries.sha256,
  firstPage: searchEntries.firstPage,
  lastPage: searchEntries.lastPage,
  text: searchEntries.text,
}
export type Row = Pick<typeof searchEntries.$inferSelect, keyof typeof SHOWN_COLUMNS>
type Shown = Pick<SearchResult, 'pages' | 'morePages' | 'excerpt'>

/** What is shown under each title: its first pages that answer, or a passage of its text. */
export async function passagesOf(
  sql: Sql,
  rows: readonly Row[],
  pages: ReadonlyMap<string, number[]>,
  terms: readonly Term[],
): Promise<ReadonlyMap<string, Shown>> {
  const places = rows.flatMap((row) =>
    (pages.get(row.id) ?? []).slice(0, SHOWN).map((page) => ({ row, page })),
  )
  const texts = await textsOf(sql, places)
  return new Map(
    rows.map((row) => {
      const all = pages.get(row.id) ?? []
      const shown = all.slice(0, SHOWN).flatMap((page) => {
        const excerpt = passage(terms, texts.get(`${row.sha256}:${page}`) ?? '')
        return excerpt.length === 0 ? [] : [{ page: page - (row.firstPage ?? 1) + 1, excerpt }]
      })
      const morePages = Math.max(0, all.length - SHOWN)
      return [row.id, { pages: shown, morePages, excerpt: passage(terms, row.text ?? '') }]
    }),
  )
}

function passage(terms: readonly Term[], text: string): Shown['excerpt'] {
  return excerptOf(text, firstAnswers(terms, text, REACH)).map(({ text, hit }) => ({ text, hit }))
}

async function textsOf(
  sql: Sql,
  places: readonly { row: Row; page: number }[],
): Promise<ReadonlyMap<string, string>> {
  if (places.length === 0) return new Map()
  const wanted = places.map(({ row, page }) =>
    and(eq(filePages.sha256, row.sha256 ?? ''), eq(filePages.page, page)),
  )
  const { sha256, page, text } = filePages
  const rows = await sql
    .select({ sha256, page, text })
    .from(filePages)
    .where(or(...wanted))
  return new Map(rows.map(({ sha256, page, text }) => [`${sha256}:${page}`, text]))
}
