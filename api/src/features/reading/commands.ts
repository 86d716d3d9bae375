import type { Input, saveMark } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq, sql as raw } from 'drizzle-orm'
import { agendaItems, readingMarks } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { receivedDispatch } from '../convocations/queries.ts'

/** Where an élu is in a report. Not journaled: how a person reads is nobody's business. */
export async function saveMarkCommand(
  deps: Deps,
  actor: Actor,
  { itemId, page, furthest, changedAt }: Input<typeof saveMark>,
): Promise<{ itemId: string }> {
  return inTx(deps, actor, async (sql) => {
    const [item] = await sql.select().from(agendaItems).where(eq(agendaItems.id, itemId))
    if (!item) throw new Problem('NOT_FOUND', 'item')
    await receivedDispatch(sql, actor.councillorId, item.meetingId)
    const { authorityId, userId: authorId } = actor
    const mark = { page, furthest, changedAt: new Date(changedAt) }
    await sql
      .insert(readingMarks)
      .values({ authorityId, authorId, itemId, meetingId: item.meetingId, ...mark })
      .onConflictDoUpdate({
        target: [readingMarks.authorityId, readingMarks.authorId, readingMarks.itemId],
        set: mark,
        setWhere: raw`${readingMarks.changedAt} < ${mark.changedAt.toISOString()}::timestamptz`,
      })
    return { itemId }
  })
}
