import { eq } from 'drizzle-orm'
import { dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { record } from '../../kernel/journal.ts'
import { receivedDispatch } from './queries.ts'

interface Meeting {
  readonly meetingId: string
}

/** The first opening is a fact of the follow-up, not a receipt: only the councillor's own tap is one. */
export async function openCommand(deps: Deps, actor: Actor, input: Meeting): Promise<{ openedAt: string }> {
  const at = await once(deps, actor, input, 'openedAt', 'convocation.opened')
  return { openedAt: at.toISOString() }
}

export async function acknowledgeCommand(
  deps: Deps,
  actor: Actor,
  input: Meeting,
): Promise<{ acknowledgedAt: string }> {
  const at = await once(deps, actor, input, 'acknowledgedAt', 'convocation.acknowledged')
  return { acknowledgedAt: at.toISOString() }
}

/** Done once: the second tap gets the first tap's time. */
async function once(
  deps: Deps,
  actor: Actor,
  { meetingId }: Meeting,
  fact: 'openedAt' | 'acknowledgedAt',
  action: string,
): Promise<Date> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { recipient, dispatch } = await receivedDispatch(sql, actor.councillorId, meetingId)
    const mine = eq(dispatchRecipients.id, recipient.id)
    const [locked] = await sql.select().from(dispatchRecipients).where(mine).for('update')
    const already = locked?.[fact]
    if (already) return already
    await sql
      .update(dispatchRecipients)
      .set({ [fact]: now })
      .where(mine)
    await record(sql, actor, now, {
      action,
      subject: 'dispatch',
      subjectId: dispatch.id,
      facts: { meetingId },
    })
    await announce(sql, actor.authorityId, { topic: 'acknowledgement', meetingId })
    return now
  })
}
