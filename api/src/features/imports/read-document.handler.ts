import { eq, sql as raw } from 'drizzle-orm'
import type { ExtractedDocument } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import {
  agendaItems,
  agendaSections,
  type DocumentNote,
  documents,
  files,
  meetings,
  type StoredField,
} from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { documentById, type DocumentRecord } from './queries.ts'
import { examine, type Examined } from './examine.ts'

/** Heavy work first, outside any transaction; then one transaction says what was found. Run twice, it changes nothing twice. */
export const handle: JobHandler<Deps, { documentId: string }> = async (
  { deps, authorityId },
  { documentId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const document = await inTx(deps, tenant, (sql) => documentById(sql, documentId))
  if (document.state !== 'RECEIVED') return
  const examined = await examine(deps, tenant.authorityId, document)
  await inTx(deps, tenant, async (sql) => {
    await lockMeeting(sql, document.meetingId)
    const current = await documentById(sql, documentId)
    if (current.state !== 'RECEIVED') return
    await (examined.refusal ? refuse(deps, sql, current, examined) : accept(deps, sql, current, examined))
    await announce(sql, tenant.authorityId, { topic: 'documents', meetingId: document.meetingId })
  })
}

async function refuse(deps: Deps, sql: Sql, document: DocumentRecord, { refusal }: Examined): Promise<void> {
  await sql.update(documents).set({ state: 'REFUSED', refusal }).where(eq(documents.id, document.id))
  await journalise(deps, sql, document, 'document.refused', { refusal })
}

/** A readable file becomes an item of the agenda, at the end of the first section: the clerk moves it from there. */
async function accept(deps: Deps, sql: Sql, document: DocumentRecord, examined: Examined): Promise<void> {
  const { readable, extracted, pages } = examined
  const { authorityId, meetingId } = document
  const now = deps.clock.now()
  if (readable)
    await sql
      .insert(files)
      .values({ authorityId, ...readable, createdAt: now })
      .onConflictDoNothing()
  const itemId = newId()
  await sql.insert(agendaItems).values({
    id: itemId,
    authorityId,
    meetingId,
    sectionId: await firstSection(sql, meetingId),
    position: raw`(select coalesce(max(position), -1) + 1 from agenda_items where meeting_id = ${meetingId})`,
    fields: fieldsOf(document, extracted),
    createdAt: now,
  })
  await sql
    .update(documents)
    .set({
      state: 'READY',
      itemId,
      pages,
      kind: extracted && extracted.kind.value !== 'CAHIER' ? extracted.kind.value : 'OTHER',
      readableSha256: readable?.sha256 ?? null,
      notes: notesOf(examined),
    })
    .where(eq(documents.id, document.id))
  await sql
    .update(meetings)
    .set({ agendaVersion: raw`agenda_version + 1` })
    .where(eq(meetings.id, meetingId))
  await journalise(deps, sql, document, 'document.read', { pages, itemId })
  await announce(sql, authorityId, { topic: 'agenda', meetingId })
}

async function firstSection(sql: Sql, meetingId: string): Promise<string | null> {
  const [section] = await sql
    .select({ id: agendaSections.id })
    .from(agendaSections)
    .where(eq(agendaSections.meetingId, meetingId))
    .orderBy(agendaSections.position)
    .limit(1)
  return section?.id ?? null
}

/** Without a title the name of the file stands in, to be checked: an item is never nameless. */
function fieldsOf(document: DocumentRecord, extracted: ExtractedDocument | null) {
  const stem = document.name.replace(/\.[^.]+$/, '').replaceAll('_', ' ')
  const title = stored(document, extracted?.title ?? null)
  return {
    title: title.value ? title : { value: stem, source: 'READ' as const, confidence: 0, evidence: null },
    rapporteur: stored(document, extracted?.rapporteur ?? null),
    department: stored(document, extracted?.department ?? null),
    actNumber: stored(document, extracted?.actNumber ?? null),
  }
}

function stored(document: DocumentRecord, field: ExtractedDocument['title']): StoredField {
  if (!field) return { value: null, source: 'NONE', confidence: 0, evidence: null }
  const { page, quote, box } = field.evidence
  const evidence = { documentId: document.id, page, quote, box: box ? [...box] : null }
  return { value: field.value, source: 'READ', confidence: field.confidence, evidence }
}

function notesOf({ inspection, extracted }: Examined): DocumentNote[] {
  const notes: [DocumentNote, boolean][] = [
    ['REPAIRED', inspection?.verdict === 'REPAIRED'],
    ['UNPROTECTED', inspection?.encrypted ?? false],
    ['SIGNED', inspection?.signed ?? false],
    ['NO_TEXT', extracted !== null && !extracted.hasText],
  ]
  return notes.filter(([, present]) => present).map(([note]) => note)
}

function journalise(
  deps: Deps,
  sql: Sql,
  document: DocumentRecord,
  action: string,
  facts: object,
): Promise<void> {
  const { id, authorityId, meetingId, sha256 } = document
  return record(sql, { authorityId }, deps.clock.now(), {
    action,
    subject: 'document',
    subjectId: id,
    facts: { meetingId, sha256, ...facts },
  })
}
