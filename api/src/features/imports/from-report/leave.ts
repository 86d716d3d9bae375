import { Problem } from '@hemicycle/domain'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, documents } from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import { removeIfEmpty } from '../place/remove-empty.ts'
import { familyOf } from '../put-aside.ts'
import { documentById } from '../queries.ts'
import { agendaChanged } from './enter.ts'

interface Leaving {
  readonly meetingId: string
  readonly itemId: string
  /** The documents that its files became. */
  readonly documentIds: readonly string[]
}

/**
 * Takes a report off an agenda with its files: they are put aside, not deleted. What the office has added to its item stays with the
 * meeting, unplaced. Throws NOT_ALLOWED_NOW once the meeting is convened.
 */
export async function leaveAgenda(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  { meetingId, itemId, documentIds }: Leaving,
): Promise<void> {
  const now = deps.clock.now()
  const { meeting } = await lockMeeting(sql, meetingId)
  if (meeting.state !== 'DRAFT') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened')
  await discardFamily(sql, documentIds, now)
  const others = and(eq(documents.itemId, itemId), ne(documents.state, 'DISCARDED'))
  await sql.update(documents).set({ itemId: null, placement: null }).where(others)
  await sql.update(agendaItems).set({ removedAt: now }).where(eq(agendaItems.id, itemId))
  await agendaChanged(sql, actor.authorityId, meetingId)
}

/** Puts documents aside, with their pieces and with the items that only these filled. */
export async function discardFamily(sql: Sql, ids: readonly string[], now: Date): Promise<void> {
  for (const id of ids) {
    const family = await familyOf(sql, await documentById(sql, id))
    const inUse = family.filter(({ state }) => state !== 'DISCARDED')
    await sql
      .update(documents)
      .set({ state: 'DISCARDED', discardedAt: now })
      .where(inArray(documents.id, inUse.map((one) => one.id))) // prettier-ignore
    for (const itemId of new Set(inUse.flatMap((one) => one.itemId ?? [])))
      await removeIfEmpty(sql, itemId, now)
  }
}
