import type { DocumentVersion, Output, compareVersions } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, inArray, lt, or } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { documents, journal, meetings } from '../../../kernel/db/schema/index.ts'
import { announce } from '../../../kernel/events.ts'
import { documentById, type DocumentRecord } from '../queries.ts'
import { comparisonOf } from './difference.ts'
import { lineOf, textOf } from './texts.ts'

export async function versionsOf(sql: Sql, documentId: string): Promise<DocumentVersion[]> {
  const line = await lineOf(sql, await documentById(sql, documentId))
  const current = line.find((one) => one.state === 'READY')
  const senders = await sendersOf(sql, line)
  return line.map((one) => ({
    documentId: one.id,
    version: one.lineVersion,
    name: one.name,
    bytes: one.bytes,
    sha256: one.sha256,
    pages: one.pages,
    state: one.state,
    refusal: one.refusal,
    receivedAt: one.receivedAt.toISOString(),
    receivedFrom: senders.get(one.id) ?? '',
    current: one === current,
  }))
}

async function sendersOf(
  sql: Sql,
  line: readonly DocumentRecord[],
): Promise<ReadonlyMap<string | null, string>> {
  const ids = line.map((one) => one.id)
  const rows = await sql
    .select({ id: journal.subjectId, actor: journal.actor })
    .from(journal)
    .where(and(eq(journal.action, 'document.received'), inArray(journal.subjectId, ids)))
  return new Map(rows.map(({ id, actor }) => [id, actor]))
}

/** A version that can be read puts the earlier ones aside; until then, and if it is refused, they stand. */
export async function supersede(sql: Sql, document: DocumentRecord, now: Date): Promise<void> {
  const { lineId, lineVersion, authorityId, meetingId } = document
  if (lineId === null) return
  const earlier = and(
    or(eq(documents.lineId, lineId), eq(documents.id, lineId)),
    lt(documents.lineVersion, lineVersion),
    eq(documents.state, 'READY'),
  )
  await sql.update(documents).set({ state: 'DISCARDED', discardedAt: now }).where(earlier)
  const [meeting] = await sql
    .select({ version: meetings.agendaVersion })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  await sql
    .update(meetings)
    .set({ agendaVersion: (meeting?.version ?? 0) + 1 })
    .where(eq(meetings.id, meetingId))
  await announce(sql, authorityId, { topic: 'agenda', meetingId })
}

/** Whether a later version that can be read stands in its place. */
export async function isSuperseded(sql: Sql, document: DocumentRecord): Promise<boolean> {
  const line = await lineOf(sql, document)
  return line.some((one) => one.lineVersion > document.lineVersion && one.state === 'READY')
}

/** What changed in the text between two versions. Throws NOT_FOUND for a document of another line. */
export async function changesOf(
  sql: Sql,
  documentId: string,
  since: string | undefined,
): Promise<Output<typeof compareVersions>> {
  const document = await documentById(sql, documentId)
  const line = await lineOf(sql, document)
  const older = line.find((one) =>
    since === undefined ? one.lineVersion < document.lineVersion && one.pages !== null : one.id === since,
  )
  if (since !== undefined && !older) throw new Problem('NOT_FOUND', 'version')
  const [before, after] = [older ? await textOf(sql, older) : [], await textOf(sql, document)]
  return { since: older?.id ?? null, ...comparisonOf(before, after) }
}
