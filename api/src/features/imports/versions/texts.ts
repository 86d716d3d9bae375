import { and, asc, between, desc, eq, or, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { documents, filePages } from '../../../kernel/db/schema/index.ts'
import type { DocumentRecord } from '../queries.ts'

/** All versions of a document, the newest first. The first of them bears no line: it is the line. */
export async function lineOf(sql: Sql, document: DocumentRecord): Promise<DocumentRecord[]> {
  const line = document.lineId ?? document.id
  return sql
    .select()
    .from(documents)
    .where(or(eq(documents.lineId, line), eq(documents.id, line)))
    .orderBy(desc(documents.lineVersion))
}

/** The text of each page of a document: of its range of pages, for a piece of a cahier. Empty when it is not read. */
export async function textOf(
  sql: Sql,
  { sha256, firstPage, lastPage }: Pick<DocumentRecord, 'sha256' | 'firstPage' | 'lastPage'>,
): Promise<string[]> {
  const [first, last] = [firstPage ?? 1, lastPage ?? 100_000]
  const rows = await sql
    .select({ page: filePages.page, text: filePages.text })
    .from(filePages)
    .where(and(eq(filePages.sha256, sha256), between(filePages.page, first, last)))
    .orderBy(asc(filePages.page))
  return pagesFrom(first, rows)
}

type Page = Readonly<{ page: number; text: string }>

/** The texts of pages from `first` on, in order; a page that says nothing is an empty one, and a file that says nothing has none. */
function pagesFrom(first: number, rows: readonly Page[]): string[] {
  if (rows.every((row) => row.text.trim() === '')) return []
  const texts = new Map(rows.map((row) => [row.page, row.text]))
  const count = (rows.at(-1)?.page ?? 0) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => texts.get(first + index) ?? '')
}

type TextRow = Page & { readonly id: string; readonly first: number; readonly source: 'TEXT' | 'OCR' }

/** The same of many documents, in one statement; `recognised`: read from pictures. A document that is not read is missing. */
export async function textsOf(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, { readonly recognised: boolean; readonly pages: string[] }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql.execute<TextRow>(raw`
    select d.id, coalesce(d.first_page, 1) as first, p.page, p.text, p.source
    from documents d
      join file_pages p on p.sha256 = d.sha256
        and p.page between coalesce(d.first_page, 1) and coalesce(d.last_page, 100000)
    where d.id in ${[...ids]}
    order by d.id, p.page`)
  const found = new Map<string, TextRow[]>()
  for (const row of rows) {
    const own = found.get(row.id)
    if (own) own.push(row)
    else found.set(row.id, [row])
  }
  return new Map(
    [...found].map(([id, own]) => [
      id,
      { recognised: own[0]?.source === 'OCR', pages: pagesFrom(own[0]?.first ?? 1, own) },
    ]),
  )
}
