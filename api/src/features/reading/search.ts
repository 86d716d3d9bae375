import type { Output, SearchHit, searchConvocation } from '@hemicycle/contract'
import { excerptOf, frenchStem, matchPage, type Query, readQuery } from '@hemicycle/domain'
import { and, eq, inArray, isNull, like, or, type SQL } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { documents, filePages } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { readManifestText } from '../dispatches/queries.ts'

/** Hits shown; the rest is counted. */
const SHOWN = 100

interface Page {
  readonly sha256: string
  readonly page: number
}
interface Place extends Omit<SearchHit, 'excerpt'> {
  readonly source: Page
}

/** Pages of a meeting's reports that hold all the words, in the order of the agenda. */
export async function searchMeeting(
  sql: Sql,
  actor: Actor,
  meetingId: string,
  typed: string,
): Promise<Output<typeof searchConvocation>> {
  const { dispatch } = await receivedDispatch(sql, actor.councillorId, meetingId)
  const query = readQuery(typed)
  if (!query) return { hits: [], total: 0 }
  const sent = readManifestText(dispatch.manifest).items.flatMap((item) =>
    item.documents.map((document) => ({ itemId: item.id, documentId: document.id })),
  )
  if (sent.length === 0) return { hits: [], total: 0 }
  const places = await placesOf(sql, sent, query)
  const hits = await shown(sql, places.slice(0, SHOWN), query)
  return {
    hits,
    total: Math.max(hits.length, places.length - (Math.min(SHOWN, places.length) - hits.length)),
  }
}

/** By the stems that are stored: without reading a text. */
async function placesOf(
  sql: Sql,
  sent: readonly { itemId: string; documentId: string }[],
  query: Query,
): Promise<Place[]> {
  const rows = await sql
    .select()
    .from(documents)
    .where(
      inArray(
        documents.id,
        sent.map((one) => one.documentId),
      ),
    )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = await sql
    .select({ sha256: filePages.sha256, page: filePages.page })
    .from(filePages)
    .where(and(inArray(filePages.sha256, [...new Set(rows.map((row) => row.sha256))]), holds(query)))
    .orderBy(filePages.page)
  const pages = groupBySha(found)
  return sent.flatMap(({ itemId, documentId }) => {
    const row = byId.get(documentId)
    const [first, last] = [row?.firstPage ?? 1, row?.lastPage ?? Infinity]
    return (pages.get(row?.sha256 ?? '') ?? [])
      .filter((page) => page >= first && page <= last)
      .map((page) => ({
        itemId,
        documentId,
        page: page - first + 1,
        source: { sha256: row?.sha256 ?? '', page },
      }))
  })
}

function groupBySha(found: readonly Page[]): Map<string, number[]> {
  const pages = new Map<string, number[]>()
  for (const { sha256, page } of found) pages.set(sha256, [...(pages.get(sha256) ?? []), page])
  return pages
}

/** Stems are letters and digits: nothing in them means anything to LIKE. */
function holds({ stems, prefix }: Query): SQL | undefined {
  const words = stems.map((stem) => like(filePages.stems, `% ${stem} %`))
  const begun =
    prefix === null
      ? []
      : [or(...[prefix, frenchStem(prefix)].map((start) => like(filePages.stems, `% ${start}%`)))]
  return or(isNull(filePages.stems), and(...words, ...begun))
}

async function shown(sql: Sql, places: readonly Place[], query: Query): Promise<SearchHit[]> {
  if (places.length === 0) return []
  const wanted = places.map(({ source }) =>
    and(eq(filePages.sha256, source.sha256), eq(filePages.page, source.page)),
  )
  const rows = await sql
    .select()
    .from(filePages)
    .where(or(...wanted))
  const texts = new Map(rows.map((row) => [`${row.sha256}:${row.page}`, row.text]))
  return places.flatMap(({ source, ...place }) => {
    const text = texts.get(`${source.sha256}:${source.page}`) ?? ''
    const found = matchPage(query, text)
    return found ? [{ ...place, excerpt: excerptOf(text, found).map((piece) => ({ ...piece })) }] : []
  })
}
