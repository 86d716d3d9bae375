import type { cutDocument, Input } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { type Cut, type ExtractedDocument, titlesRead } from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import { documentReadings, documents } from '../../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import { editDocument } from '../edit-document.ts'
import { documentById, type DocumentRecord } from '../queries.ts'
import { howToRead } from '../read/readers.ts'
import { placeDocuments } from './place.ts'
import { removeIfEmpty } from './remove-empty.ts'

/** The clerk says where the pieces of a file begin. Pieces that stay the same keep their item and what was written there. */
export async function cutDocumentCommand(
  deps: Deps,
  actor: Actor,
  { documentId, cuts }: Input<typeof cutDocument>,
): Promise<Record<string, never>> {
  const { authorityId } = actor
  const file = await inTx(deps, { authorityId }, (sql) => documentById(sql, documentId))
  check(file, cuts)
  const extracted = await readAt(deps, file, cuts)
  return editDocument(deps, actor, documentId, 'document.cut', async (sql, document, now) => {
    check(document, cuts)
    const reading = { extracted, titles: titlesRead(extracted), cutByClerk: true, readAt: now }
    await sql
      .insert(documentReadings)
      .values({ authorityId, documentId, ...reading })
      .onConflictDoUpdate({
        target: [documentReadings.authorityId, documentReadings.documentId],
        set: reading,
      })
    await dropPieces(sql, document, extracted, now)
    await placeDocuments(deps, sql, authorityId, document.meetingId)
    return { pieces: cuts.length }
  })
}

function check({ state, container, firstPage, pages }: DocumentRecord, cuts: readonly Cut[]): void {
  if (state !== 'READY' || firstPage !== null || container === 'ARCHIVE' || container === 'LIST')
    throw new Problem('NOT_ALLOWED_NOW', 'only a file that was read can be cut')
  const ordered = cuts.every(({ firstPage: page }, index) =>
    index === 0 ? page === 1 : page > (cuts[index - 1]?.firstPage ?? 0) && page <= (pages ?? 1),
  )
  if (!ordered)
    throw new Problem('INVALID_INPUT', '', {
      violations: [{ field: 'cuts', reason: 'pages must grow from 1 and stay within the file' }],
    })
}

async function readAt(
  deps: Deps,
  { authorityId, sha256, readableSha256, name }: DocumentRecord,
  cuts: readonly Cut[],
): Promise<ExtractedDocument> {
  const local = await deps.store.localPath(fileKey(authorityId, readableSha256 ?? sha256))
  try {
    const how = { ...(await howToRead(deps, authorityId)), fileName: name, cuts }
    return await deps.pool.extract(local.path, how)
  } finally {
    await local.release()
  }
}

/** Pieces that are no longer cut there go, and with them the items that they leave empty. */
async function dropPieces(
  sql: Sql,
  { id }: DocumentRecord,
  { parts }: ExtractedDocument,
  now: Date,
): Promise<void> {
  const pieces = await sql
    .select()
    .from(documents)
    .where(and(eq(documents.sourceId, id), ne(documents.state, 'DISCARDED')))
  const same = ({ firstPage, lastPage }: DocumentRecord) =>
    parts.length > 1 && parts.some((part) => part.firstPage === firstPage && part.lastPage === lastPage)
  const gone = pieces.filter((piece) => !same(piece))
  if (gone.length === 0) return
  const ids = gone.map((piece) => piece.id)
  await sql.update(documents).set({ state: 'DISCARDED', discardedAt: now }).where(inArray(documents.id, ids))
  for (const itemId of new Set(gone.flatMap((piece) => piece.itemId ?? [])))
    await removeIfEmpty(sql, itemId, now)
}
