import { setTimeout } from 'node:timers/promises'
import type { Input, Output, receiveSmsReceipt } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import { deliveries } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { SmsReceipt } from '../../kernel/notify/sms/sms.ts'
import { isSecret } from '../../kernel/secrets.ts'
import { applyEvent, lockDelivery } from './events.ts'
import { readPostedReceipt } from './posted-receipt.ts'

/** The provider’s word on a message it took. It knows no authority: its own name for the message leads to ours. */
async function applyReceipt(deps: Deps, receipt: SmsReceipt): Promise<boolean> {
  const [found] = await asSystem(deps, (sql) =>
    sql
      .select({ id: deliveries.id, authorityId: deliveries.authorityId })
      .from(deliveries)
      .where(and(eq(deliveries.externalId, receipt.externalId), eq(deliveries.channel, 'SMS'))),
  )
  if (!found) return false
  const { outcome, words } = receipt
  if (outcome === 'PENDING') return true
  await inTx(deps, found, async (sql) => {
    const row = await lockDelivery(sql, found.id)
    if (row) await applyEvent(sql, found, row, { event: outcome, at: deps.clock.now(), reply: words })
  })
  return true
}

const WAITS_MS = [0, 300, 1000, 4000]

/** An operator may be quicker than we are to write down under what name it took the message: an unknown one is looked up again. */
export async function applyReceiptSoon(deps: Deps, receipt: SmsReceipt): Promise<void> {
  for (const wait of WAITS_MS) {
    await setTimeout(wait)
    if (await applyReceipt(deps, receipt)) return
  }
}

export async function receiveReceipt(
  deps: Deps,
  { secret, ...posted }: Input<typeof receiveSmsReceipt>,
): Promise<Output<typeof receiveSmsReceipt>> {
  const expected = deps.config.sms.receiptSecret
  // As if there were no such address: whoever guesses learns nothing.
  if (!expected || !isSecret(secret, expected)) throw new Problem('NOT_FOUND')
  const receipt = readPostedReceipt(posted)
  return { known: receipt !== null && (await applyReceipt(deps, receipt)) }
}
