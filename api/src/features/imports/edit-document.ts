import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { documentById, type DocumentRecord } from './queries.ts'

type Change = (sql: Sql, document: DocumentRecord, now: Date) => Promise<object | undefined>

/** The shape of every change of a document by the clerk: lock, check, change, one version of the agenda more, journal, say it. */
export async function editDocument(
  deps: Deps,
  actor: Actor,
  documentId: string,
  action: string,
  change: Change,
): Promise<Record<string, never>> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meetingId } = await documentById(sql, documentId)
    const { meeting } = await lockMeeting(sql, meetingId)
    if (meeting.frozenAt) throw new Problem('NUMBERS_FROZEN', 'what was sent is immutable')
    const facts = await change(sql, await documentById(sql, documentId), now)
    await sql
      .update(meetings)
      .set({ agendaVersion: meeting.agendaVersion + 1 })
      .where(eq(meetings.id, meetingId))
    await record(sql, actor, now, {
      action,
      subject: 'document',
      subjectId: documentId,
      facts: { meetingId, ...facts },
    })
    await announce(sql, actor.authorityId, { topic: 'documents', meetingId })
    await announce(sql, actor.authorityId, { topic: 'agenda', meetingId })
    return {}
  })
}
