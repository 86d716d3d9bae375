import type { Input, Output, remind } from '@hemicycle/contract'
import { type Channel, civilDateIn, Problem, quietUntil } from '@hemicycle/domain'
import { and, eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
  type Purpose,
} from '../../kernel/db/schema/index.ts'
import { type Actor, inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { emitMany } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { mobilesOn } from './addresses.ts'
import { jobOf } from './jobs.ts'
import { quietOf, settingsOf } from './settings.ts'

/** One more word about a dispatch already sent. Each reminder has its rank: a double click is one reminder. */
export async function remindCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof remind>,
): Promise<Output<typeof remind>> {
  if (input.channel === 'SMS' && !deps.sms)
    throw new Problem('NOT_ALLOWED_NOW', 'no SMS provider is configured')
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const [dispatch] = await sql
      .select()
      .from(dispatches)
      .where(eq(dispatches.id, input.dispatchId))
      .for('key share')
    if (!dispatch) throw new Problem('NOT_FOUND', 'dispatch')
    if (!dispatch.availableAt) throw new Problem('NOT_ALLOWED_NOW', 'nothing was sent yet')
    const people = await recipientsOf(sql, input)
    const mobiles = await mobilesToday(sql, people, now)
    const addressed = people.map((one) => ({
      ...one,
      address: input.channel === 'SMS' ? (mobiles.get(one.councillorId) ?? null) : one.email,
    }))
    const reachable = addressed.flatMap(({ id, address }) => (address ? [{ recipientId: id, address }] : []))
    const heldUntil = await heldBack(sql, input.channel, now)
    await queueReminders(sql, actor, input.channel, reachable, { now, heldUntil })
    await record(sql, actor, now, {
      action: 'dispatch.reminded',
      subject: 'dispatch',
      subjectId: dispatch.id,
      facts: { channel: input.channel, recipients: reachable.length },
    })
    await announce(sql, actor.authorityId, { topic: 'deliveries', meetingId: dispatch.meetingId })
    const withoutAddress = addressed.filter(({ address }) => !address).map(({ id }) => id)
    return { sent: reachable.length, withoutAddress, heldUntil: heldUntil?.toISOString() ?? null }
  })
}

async function recipientsOf(sql: Sql, { dispatchId, recipientIds }: Input<typeof remind>) {
  const rows = await sql
    .select({ id: dispatchRecipients.id, councillorId: councillors.id, email: councillors.email })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .where(
      and(eq(dispatchRecipients.dispatchId, dispatchId), inArray(dispatchRecipients.id, [...recipientIds])),
    )
    .for('update', { of: dispatchRecipients })
  if (rows.length !== new Set(recipientIds).size) throw new Problem('NOT_FOUND', 'recipient of this dispatch')
  return rows
}

async function mobilesToday(sql: Sql, people: readonly { councillorId: string }[], now: Date) {
  const { timeZone } = await currentAuthority(sql)
  return mobilesOn(
    sql,
    people.map((one) => one.councillorId),
    civilDateIn(now, timeZone),
  )
}

/** No telephone rings in the quiet hours: an SMS asked for at night leaves in the morning. A mail waits for its reader by itself. */
async function heldBack(sql: Sql, channel: Channel, now: Date): Promise<Date | null> {
  if (channel !== 'SMS') return null
  const { timeZone } = await currentAuthority(sql)
  return quietUntil(quietOf(await settingsOf(sql)), now, timeZone)
}

async function queueReminders(
  sql: Sql,
  tenant: Tenant,
  channel: Channel,
  to: readonly { recipientId: string; address: string }[],
  { now, heldUntil }: { readonly now: Date; readonly heldUntil: Date | null },
): Promise<void> {
  if (to.length === 0) return
  const earlier = await sql
    .select({ recipientId: deliveries.recipientId, purpose: deliveries.purpose })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.channel, channel),
        inArray(
          deliveries.recipientId,
          to.map((one) => one.recipientId),
        ),
      ),
    )
  const { authorityId } = tenant
  const rows = to.map((one) => {
    const rank =
      earlier.filter((row) => row.recipientId === one.recipientId && row.purpose.startsWith('REMINDER'))
        .length + 1
    const purpose: Purpose = `REMINDER-${rank}`
    const nextAttemptAt = heldUntil
    return { ...one, id: newId(), authorityId, channel, purpose, state: 'QUEUED' as const, createdAt: now, stateAt: now, nextAttemptAt } // prettier-ignore
  })
  await sql.insert(deliveries).values(rows)
  await emitMany(
    sql,
    authorityId,
    jobOf(channel),
    rows.map(({ id }) => ({ deliveryId: id })),
  )
}
