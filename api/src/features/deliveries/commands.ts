import type { decideDelivery, Input, Output } from '@hemicycle/contract'
import { civilDateIn, Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { mobilesOn } from './addresses.ts'
import { applyEvent, type DeliveryRow, lockDelivery } from './events.ts'
import { jobOf } from './jobs.ts'

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
      changes: again ? { address: await addressNow(sql, row, deps.clock.now()) } : {},
    })
    if (!state) throw new Problem('NOT_ALLOWED_NOW', `a message ${row.state} is not for a clerk to decide`)
    if (again) await emit(sql, actor.authorityId, jobOf(row.channel), { deliveryId })
    return { state }
  })
}

/** The address may have been put right since: that is why one sends again. */
async function addressNow(sql: Sql, row: DeliveryRow, now: Date): Promise<string> {
  const [councillor] = await sql
    .select({ id: councillors.id, email: councillors.email })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .where(eq(dispatchRecipients.id, row.recipientId))
  if (!councillor) return row.address
  if (row.channel === 'MAIL') return councillor.email ?? row.address
  const { timeZone } = await currentAuthority(sql)
  const mobiles = await mobilesOn(sql, [councillor.id], civilDateIn(now, timeZone))
  return mobiles.get(councillor.id) ?? row.address
}
