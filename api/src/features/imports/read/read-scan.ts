import { and, eq, isNull, or } from 'drizzle-orm'
import {
  type DocumentText,
  fieldsOfText,
  ocrNeeds,
  readByOcr,
  titlesRead,
} from '../../../extraction/index.ts'
import { documentReadings, documents } from '../../../kernel/db/schema/index.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import { forgetMeeting } from '../../search/queries.ts'
import { placeDocuments } from '../place/place.ts'
import type { DocumentRecord } from '../queries.ts'
import { howToRead } from './readers.ts'
import { savePages } from './pages.ts'

const MOST_PAGES = 40
const SECONDS = 600

/** Reads a scan by recognition, then places it again by what it says; without the tools it stays what it is, and the screen says so. */
export async function readScan(deps: Deps, document: DocumentRecord, path: string): Promise<void> {
  if ((await ocrNeeds()).length > 0) return
  const text = await readByOcr(path, {
    format: 'PDF',
    maxPages: MOST_PAGES,
    pageCount: document.pages ?? 1,
    signal: AbortSignal.timeout(SECONDS * 1000),
  })
  if (!text.hasText) return
  const { id, authorityId, meetingId } = document
  const how = { ...(await howToRead(deps, authorityId)), fileName: document.name }
  const extracted = fieldsOfText(text, how)
  const now = deps.clock.now()
  const reading = { extracted, titles: titlesRead(extracted), readAt: now }
  await inTx(deps, { authorityId }, async (sql) => {
    await lockMeeting(sql, meetingId)
    await savePages(sql, document, textsOf(text), 'OCR')
    await sql
      .insert(documentReadings)
      .values({ authorityId, documentId: id, ...reading })
      .onConflictDoUpdate({
        target: [documentReadings.authorityId, documentReadings.documentId],
        set: reading,
        setWhere: eq(documentReadings.cutByClerk, false),
      })
    const notes = [...document.notes.filter((note) => note !== 'NO_TEXT'), 'OCR' as const]
    const same = or(eq(documents.id, id), and(eq(documents.sourceId, id), isNull(documents.discardedAt)))
    await sql.update(documents).set({ notes }).where(same)
    await forgetMeeting(sql, meetingId)
    await placeDocuments(deps, sql, authorityId, meetingId)
    await announce(sql, authorityId, { topic: 'documents', meetingId })
  })
}

const textsOf = ({ pages }: DocumentText): string[] =>
  pages.map(({ lines }) => lines.map((line) => line.text).join('\n'))
