import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems } from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import { existing } from '../../../kernel/db/version.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import { documentById } from '../queries.ts'
import { addVersion } from '../versions/add-version.ts'
import { addFile, agendaChanged, putInItem } from './enter.ts'
import { discardFamily } from './leave.ts'
import { authored, type Filed, type FiledFile, type FiledReport } from './types.ts'

interface Renewal {
  readonly meetingId: string
  readonly itemId: string
  readonly report: FiledReport
  /** Documents whose files its direction has taken away. */
  readonly gone: readonly string[]
}

/**
 * Brings a report that came back to the item that it already is, which keeps its place: a file that changed is a new version of its
 * document, a new one is added, one that was taken away is put aside. Throws NOT_ALLOWED_NOW once the meeting is convened.
 */
export async function renewItem(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  { meetingId, itemId, report, gone }: Renewal,
): Promise<Filed> {
  const { meeting } = await lockMeeting(sql, meetingId)
  if (meeting.state !== 'DRAFT') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened')
  const [row] = await sql.select().from(agendaItems).where(eq(agendaItems.id, itemId))
  const item = existing(row, 'agenda item')
  const filed = new Map<string, string>()
  for (const [position, file] of report.files.entries()) {
    const id = await renewFile(deps, sql, actor, meetingId, file)
    filed.set(file.id, id)
    if (id !== file.documentId) await putInItem(sql, id, itemId, file.kind, position)
  }
  await discardFamily(sql, gone, deps.clock.now())
  const fields = authored(item.fields, report)
  await sql.update(agendaItems).set({ fields, removedAt: null }).where(eq(agendaItems.id, itemId))
  await agendaChanged(sql, actor.authorityId, meetingId)
  return filed
}

async function renewFile(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  meetingId: string,
  file: FiledFile,
): Promise<string> {
  if (file.documentId === null) return addFile(deps, sql, actor, meetingId, file)
  const old = await documentById(sql, file.documentId)
  if (old.sha256 === file.sha256 && old.state !== 'DISCARDED') return old.id
  const { name: path, sha256, bytes } = file
  if (old.container === null) return addVersion(deps, sql, actor, { old, path, file: { sha256, bytes } })
  // What was cut into pieces is put aside with them: the new file is cut afresh.
  await discardFamily(sql, [old.id], deps.clock.now())
  return addFile(deps, sql, actor, meetingId, file)
}
