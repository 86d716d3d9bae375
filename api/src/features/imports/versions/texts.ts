import { and, asc, between, desc, eq, or } from 'drizzle-orm'
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
  if (rows.every((row) => row.text.trim() === '')) return []
  const texts = new Map(rows.map((row) => [row.page, row.text]))
  const count = (rows.at(-1)?.page ?? 0) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => texts.get(first + index) ?? '')
}
