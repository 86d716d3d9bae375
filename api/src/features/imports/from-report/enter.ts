import { Problem } from '@hemicycle/domain'
import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { documents, meetings } from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/ids.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import { addDocument } from '../add-document.ts'
import { addItems } from '../place/add-items.ts'
import { fieldsOf } from '../place/fields.ts'
import { stateOf } from '../place/place.ts'
import { chosen } from '../versions/add-version.ts'
import { authored, type Filed, type FiledFile, type FiledReport } from './types.ts'

/**
 * Makes an item of a report in the agenda of a meeting, with its files, which are then read as any other. What its direction wrote is
 * the item's. Throws NOT_FOUND, or NOT_ALLOWED_NOW once the meeting is convened.
 */
export async function enterAgenda(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  meetingId: string,
  report: FiledReport,
): Promise<{ itemId: string; filed: Filed }> {
  const { authorityId } = actor
  const now = deps.clock.now()
  await lockMeeting(sql, meetingId)
  const state = await stateOf(sql, authorityId, meetingId)
  const [lead] = report.files
  if (!state || !lead) throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened, or there is no file')
  const filed = await addFiles(deps, sql, actor, meetingId, report.files)
  const itemId = newId()
  const { name, extracted } = lead
  const documentId = filed.get(lead.id) ?? ''
  const fields = authored(fieldsOf({ documentId, name, fields: extracted, firstPage: 1 }), report)
  await addItems(sql, state, [{ id: itemId, fields, order: { path: name, page: 0 } }], now)
  for (const [position, file] of report.files.entries())
    await putInItem(sql, filed.get(file.id) ?? '', itemId, file.kind, position)
  await agendaChanged(sql, authorityId, meetingId)
  return { itemId, filed }
}

async function addFiles(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  meetingId: string,
  files: readonly FiledFile[],
): Promise<Filed> {
  const filed = new Map<string, string>()
  for (const file of files) filed.set(file.id, await addFile(deps, sql, actor, meetingId, file))
  return filed
}

/** Lists a file of a report among those of the meeting; a job reads it. */
export function addFile(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  meetingId: string,
  { name: path, sha256, bytes }: FiledFile,
): Promise<string> {
  const { authorityId } = actor
  const file = { sha256, bytes }
  return addDocument(deps, sql, { authorityId, meetingId, sourceId: null, path, file, refusal: null }, actor)
}

export async function putInItem(
  sql: Sql,
  documentId: string,
  itemId: string,
  kind: FiledFile['kind'],
  position: number,
): Promise<void> {
  await sql
    .update(documents)
    .set({ itemId, kind, position, placement: chosen(itemId) })
    .where(eq(documents.id, documentId))
}

/** One version of the agenda more, said to every screen. */
export async function agendaChanged(sql: Sql, authorityId: string, meetingId: string): Promise<void> {
  await sql
    .update(meetings)
    .set({ agendaVersion: raw`agenda_version + 1` })
    .where(eq(meetings.id, meetingId))
  await announce(sql, authorityId, { topic: 'documents', meetingId })
  await announce(sql, authorityId, { topic: 'agenda', meetingId })
}
