import { eq } from 'drizzle-orm'
import { isAgendaTable, type SheetTable } from '../../../extraction/index.ts'
import { agendaLists, documents } from '../../../kernel/db/schema/index.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import { record } from '../../../kernel/journal.ts'
import { documentById, type DocumentRecord } from '../queries.ts'

/** Text files are lists by nature; a workbook is one when its columns say so, else an annexe like another. */
const TEXT = /\.(?:csv|tsv)$/iu

/** Keeps a spreadsheet of the ordre du jour for the clerk to apply. False when the file is something else. */
export async function readList(deps: Deps, document: DocumentRecord): Promise<boolean> {
  const table = await tableOf(deps, document)
  const text = TEXT.test(document.name)
  if (!table && text) return refuse(deps, document)
  if (!table || !(text || isAgendaTable(table.columns, table.rows.length))) return false
  const { id: documentId, authorityId, meetingId, sha256 } = document
  await inTx(deps, { authorityId }, async (sql) => {
    if ((await documentById(sql, documentId)).state !== 'RECEIVED') return
    await sql
      .insert(agendaLists)
      .values({ authorityId, documentId, meetingId, ...table })
      .onConflictDoNothing()
    await sql
      .update(documents)
      .set({ state: 'READY', format: 'SHEET', container: 'LIST' })
      .where(eq(documents.id, documentId))
    await record(sql, { authorityId }, deps.clock.now(), {
      action: 'document.read',
      subject: 'document',
      subjectId: documentId,
      facts: { meetingId, sha256, rows: table.rows.length },
    })
    await announce(sql, authorityId, { topic: 'documents', meetingId })
  })
  return true
}

async function tableOf(deps: Deps, { authorityId, sha256 }: DocumentRecord): Promise<SheetTable | null> {
  const local = await deps.store.localPath(fileKey(authorityId, sha256))
  try {
    return await deps.pool.readTable(local.path).catch(() => null)
  } finally {
    await local.release()
  }
}

async function refuse(deps: Deps, { id, authorityId, meetingId }: DocumentRecord): Promise<boolean> {
  await inTx(deps, { authorityId }, async (sql) => {
    await sql
      .update(documents)
      .set({ state: 'REFUSED', format: 'SHEET', refusal: 'NOT_A_PDF' })
      .where(eq(documents.id, id))
    await announce(sql, authorityId, { topic: 'documents', meetingId })
  })
  return true
}
