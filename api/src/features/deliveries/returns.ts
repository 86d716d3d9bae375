import type { Input, Output, receiveMailReturn } from '@hemicycle/contract'
import { eventOfFate, Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import { deliveries } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { readPosted } from '../../kernel/notify/returned/posted.ts'
import { readReturned } from '../../kernel/notify/returned/read.ts'
import type { MailReturn } from '../../kernel/notify/returned/report.ts'
import { isSecret } from '../../kernel/secrets.ts'
import { applyEvent, lockDelivery } from './events.ts'

/** What a server or a provider says of a mail that had left. False when it is about no message of ours. */
export async function applyReturn(deps: Deps, { deliveryId, fate, words }: MailReturn): Promise<boolean> {
  const ours = and(eq(deliveries.id, deliveryId), eq(deliveries.channel, 'MAIL'))
  const [found] = await asSystem(deps, (sql) =>
    sql.select({ authorityId: deliveries.authorityId }).from(deliveries).where(ours),
  )
  if (!found) return false
  const event = eventOfFate(fate)
  if (!event) return true
  await inTx(deps, found, async (sql) => {
    const row = await lockDelivery(sql, deliveryId)
    if (row) await applyEvent(sql, found, row, { event, at: deps.clock.now(), reply: words })
  })
  return true
}

export async function receiveReturn(
  deps: Deps,
  { secret, ...posted }: Input<typeof receiveMailReturn>,
): Promise<Output<typeof receiveMailReturn>> {
  const expected = deps.config.bounces.secret
  // As if there were no such address: whoever guesses learns nothing.
  if (!expected || !isSecret(secret, expected)) throw new Problem('NOT_FOUND')
  const { message } = posted as { message?: unknown }
  const read = typeof message === 'string' ? await readReturned(message) : readPosted(posted)
  return { known: read !== null && (await applyReturn(deps, read)) }
}
