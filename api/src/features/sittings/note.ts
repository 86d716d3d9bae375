import type { Sql } from '../../kernel/db/client.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { announce } from '../../kernel/events.ts'
import { record } from '../../kernel/journal.ts'

/** Every fact of a sitting goes to the journal and to the screens that show it. */
export async function noteSitting(
  sql: Sql,
  actor: Actor,
  at: Date,
  meetingId: string,
  fact: { readonly action: string; readonly facts?: Record<string, unknown> },
): Promise<void> {
  await record(sql, actor, at, { ...fact, subject: 'meeting', subjectId: meetingId })
  await announce(sql, actor.authorityId, { topic: 'sitting', meetingId })
}
