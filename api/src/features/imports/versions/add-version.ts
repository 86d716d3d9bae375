import { eq } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { documents } from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import type { Received } from '../../../kernel/files/receive.ts'
import { addDocument } from '../add-document.ts'
import type { DocumentRecord } from '../queries.ts'
import { lineOf } from './texts.ts'

interface NewVersion {
  readonly old: DocumentRecord
  readonly path: string
  readonly file: Received
}

/** Lists a file as the next version of a document, where that one stands. Call it with the meeting locked. */
export async function addVersion(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  { old, path, file }: NewVersion,
): Promise<string> {
  const { authorityId, meetingId, itemId, kind, position, title } = old
  const [latest] = await lineOf(sql, old)
  const added = { authorityId, meetingId, sourceId: null, path, file, refusal: null }
  const id = await addDocument(deps, sql, added, actor)
  const place = { itemId, kind, position, title, placement: chosen(itemId) }
  const line = { lineId: old.lineId ?? old.id, lineVersion: (latest?.lineVersion ?? 1) + 1 }
  await sql
    .update(documents)
    .set({ ...place, ...line })
    .where(eq(documents.id, id))
  return id
}

/** The placement of a file that a person has put with an item: no reading moves it. */
export const chosen = (itemId: string | null) => ({
  by: 'CLERK' as const,
  itemId,
  reason: null,
  detail: '',
  confidence: 1,
  doubt: null,
  candidates: [],
})
