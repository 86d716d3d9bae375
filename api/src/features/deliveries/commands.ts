import type { decideDelivery, Input, Output } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { applyEvent, type DeliveryRow, lockDelivery } from './events.ts'
import { sendMail } from './jobs.ts'

/** What only a person can decide: whether a message in doubt, refused or returned is sent again, or held to have left. */
export async function decideDeliveryCommand(
  deps: Deps,
  actor: Actor,
  { deliveryId, decision, reason }: Input<typeof decideDelivery>,
): Promise<Output<typeof decideDelivery>> {
  return inTx(deps, actor, async (sql) => {
    const row = await lockDelivery(sql, deliveryId)
    if (!row) throw new Problem('NOT_FOUND', 'delivery')
    const again = decision === 'RESEND'
    const state = await applyEvent(sql, actor, row, {
      event: again ? 'RELAUNCHED' : 'JUDGED_SENT',
      at: deps.clock.now(),
      reply: reason,
      changes: again ? { address: await addressNow(sql, row) } : {},
    })
    if (!state) throw new Problem('NOT_ALLOWED_NOW', `a message ${row.state} is not for a clerk to decide`)
    if (again) await emit(sql, actor.authorityId, sendMail, { deliveryId })
    return { state }
  })
}

/** The address may have been put right since: that is why one sends again. */
async function addressNow(sql: Sql, row: DeliveryRow): Promise<string> {
  const [councillor] = await sql
    .select({ email: councillors.email })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .where(eq(dispatchRecipients.id, row.recipientId))
  return councillor?.email ?? row.address
}
