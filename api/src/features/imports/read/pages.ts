import { stemsOfText } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { filePages } from '../../../kernel/db/schema/index.ts'
import type { DocumentRecord } from '../queries.ts'

/** Whether the pages of a content have been read before, under whatever name. */
export async function hasPages(sql: Sql, sha256: string): Promise<boolean> {
  const rows = await sql
    .select({ page: filePages.page })
    .from(filePages)
    .where(eq(filePages.sha256, sha256))
    .limit(1)
  return rows.length > 0
}

const ROWS = 200

/** Keeps the text of the pages of a content, from page 1; what recognition reads takes the place of what was there. */
export async function savePages(
  sql: Sql,
  { authorityId, sha256 }: Pick<DocumentRecord, 'authorityId' | 'sha256'>,
  pages: readonly string[],
  source: 'TEXT' | 'OCR',
): Promise<void> {
  // Text of PDFs may hold zeros, which PostgreSQL does not.
  const rows = pages.map((text, index) => ({
    authorityId,
    sha256,
    page: index + 1,
    text: text.replaceAll('\u0000', ''),
    stems: stemsOfText(text),
    source,
  }))
  if (source === 'OCR')
    for (const { page } of rows)
      await sql.delete(filePages).where(and(eq(filePages.sha256, sha256), eq(filePages.page, page)))
  for (let at = 0; at < rows.length; at += ROWS)
    await sql
      .insert(filePages)
      .values(rows.slice(at, at + ROWS))
      .onConflictDoNothing()
}
