import type { DocumentText, ReadingMark } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { desc, eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { filePages, readingMarks } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { mayRead, sentDocuments } from '../files/queries.ts'
import { documentById, textOf, textsOf } from '../imports/queries.ts'

/** Marks kept in one answer: more reports than any councillor reads in a term. */
const MOST = 5_000

export async function marksOf(sql: Sql, actor: Actor): Promise<ReadingMark[]> {
  const rows = await sql
    .select()
    .from(readingMarks)
    .where(eq(readingMarks.authorId, actor.userId))
    .orderBy(desc(readingMarks.changedAt))
    .limit(MOST)
  return rows.map(({ itemId, page, furthest, changedAt }) => ({
    itemId,
    page,
    furthest,
    changedAt: changedAt.toISOString(),
  }))
}

/** The text of a file by page, for whoever may read the file. */
export async function documentText(sql: Sql, actor: Actor, documentId: string): Promise<DocumentText> {
  if (!(await mayRead(sql, actor, 'DOCUMENT', documentId))) throw new Problem('NOT_FOUND', 'document')
  const document = await documentById(sql, documentId)
  const pages = await textOf(sql, document)
  const [recognised] = await sql
    .select({ source: filePages.source })
    .from(filePages)
    .where(inArray(filePages.sha256, [document.sha256]))
    .limit(1)
  return { documentId, known: pages.length > 0, recognised: recognised?.source === 'OCR', pages }
}

/** The texts of those of these files that were sent to this councillor. */
export async function documentTexts(sql: Sql, actor: Actor, ids: readonly string[]): Promise<DocumentText[]> {
  const sent = [...(await sentDocuments(sql, actor, ids))]
  const texts = await textsOf(sql, sent)
  return sent.map((documentId) => {
    const { recognised = false, pages = [] } = texts.get(documentId) ?? {}
    return { documentId, known: pages.length > 0, recognised, pages }
  })
}
