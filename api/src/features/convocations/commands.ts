import type { acknowledge, Output } from '@hemicycle/contract'
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

interface Tap extends Meeting {
  readonly onDeviceAt?: string
}
type Recipient = typeof dispatchRecipients.$inferSelect

/** The first opening is a fact of the follow-up, not a receipt: only the councillor's own tap is one. */
export async function openCommand(deps: Deps, actor: Actor, input: Meeting): Promise<{ openedAt: string }> {
  return once(deps, actor, input, 'openedAt', (row) => ({ openedAt: (row.openedAt as Date).toISOString() }))
}

/**
 * The receipt is dated by the service when it gets here: that clock is the same for everybody. The time of a tap made without network
 * is kept beside it, as the device declared it.
 */
export async function acknowledgeCommand(
  deps: Deps,
  actor: Actor,
  input: Tap,
): Promise<Output<typeof acknowledge>> {
  return once(deps, actor, input, 'acknowledgedAt', (row) => ({
    acknowledgedAt: (row.acknowledgedAt as Date).toISOString(),
    acknowledgedOnDeviceAt: row.acknowledgedOnDeviceAt?.toISOString() ?? null,
  }))
}

const ACTIONS = { openedAt: 'convocation.opened', acknowledgedAt: 'convocation.acknowledged' } as const

/** Done once: the second tap gets the first tap's time. The reply is kept as it is, so it holds no Date. */
async function once<R>(
  deps: Deps,
  actor: Actor,
  { meetingId, onDeviceAt }: Tap,
  fact: keyof typeof ACTIONS,
  reply: (row: Recipient) => R,
): Promise<R> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { recipient, dispatch } = await receivedDispatch(sql, actor.councillorId, meetingId)
    const mine = eq(dispatchRecipients.id, recipient.id)
    const [locked] = await sql.select().from(dispatchRecipients).where(mine).for('update')
    if (locked?.[fact]) return reply(locked)
    const tapped = onDeviceAt ? { acknowledgedOnDeviceAt: new Date(onDeviceAt) } : {}
    const change = { [fact]: now, ...tapped }
    await sql.update(dispatchRecipients).set(change).where(mine)
    await record(sql, actor, now, {
      action: ACTIONS[fact],
      subject: 'dispatch',
      subjectId: dispatch.id,
      facts: { meetingId, recipientId: recipient.id, ...(onDeviceAt && { onDeviceAt }) },
    })
    await announce(sql, actor.authorityId, { topic: 'acknowledgement', meetingId })
    return reply({ ...recipient, ...change })
  })
}
