import { eq } from 'drizzle-orm'
import { titlesRead } from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import { type DocumentFormat, documentReadings, documents, files } from '../../../kernel/db/schema/index.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { emit } from '../../../kernel/jobs/outbox.ts'
import { record } from '../../../kernel/journal.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import type { Examined } from '../examine.ts'
import { readPages } from '../jobs.ts'
import { placeIfTime } from '../place/place.ts'
import { documentById, type DocumentRecord } from '../queries.ts'
import { supersede } from '../versions/line.ts'

/** One transaction says what was found of a file, and puts it with its item. Run twice, it changes nothing twice. */
export async function settle(
  deps: Deps,
  { id, authorityId, meetingId }: DocumentRecord,
  format: DocumentFormat,
  examined: Examined,
): Promise<void> {
  await inTx(deps, { authorityId }, async (sql) => {
    await lockMeeting(sql, meetingId)
    const current = await documentById(sql, id)
    if (current.state !== 'RECEIVED') return
    await save(deps, sql, current, format, examined)
    await placeIfTime(deps, sql, authorityId, meetingId)
    await announce(sql, authorityId, { topic: 'documents', meetingId })
  })
}

async function save(
  deps: Deps,
  sql: Sql,
  document: DocumentRecord,
  format: DocumentFormat,
  { refusal, readable, extracted, pages, notes }: Examined,
): Promise<void> {
  const { id, authorityId, meetingId, sha256 } = document
  const now = deps.clock.now()
  if (readable)
    await sql
      .insert(files)
      .values({ authorityId, ...readable, createdAt: now })
      .onConflictDoNothing()
  const found = refusal
    ? { state: 'REFUSED' as const, refusal }
    : { state: 'READY' as const, pages, readableSha256: readable?.sha256 ?? null }
  await sql
    .update(documents)
    .set({ ...found, format, notes })
    .where(eq(documents.id, id))
  if (extracted)
    await sql
      .insert(documentReadings)
      .values({ authorityId, documentId: id, extracted, titles: titlesRead(extracted), readAt: now })
      .onConflictDoNothing()
  if (!refusal) {
    await supersede(sql, document, now)
    await emit(sql, authorityId, readPages, { documentId: id })
  }
  await record(sql, { authorityId }, now, {
    action: refusal ? 'document.refused' : 'document.read',
    subject: 'document',
    subjectId: id,
    facts: { meetingId, sha256, ...(refusal ? { refusal } : { pages }) },
  })
}
