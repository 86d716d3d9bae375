import { type DeliveryEvent, isDue } from '@hemicycle/domain'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import type { Sent } from '../../kernel/notify/mail.ts'
import { claim, doubtIfAbandoned } from './claim.ts'
import { applyEvent, lockDelivery } from './events.ts'
import { composeMail } from './letter.ts'
import { deliveryFacts } from './queries.ts'

/** One attempt at one mail, safe to run twice, at the same time or after a crash: see docs/decisions/0004. */
export const handle: JobHandler<Deps, { deliveryId: string }> = async (context, { deliveryId }) => {
  const { deps } = context
  const tenant = { authorityId: context.authorityId ?? '' }
  const facts = await inTx(deps, tenant, (sql) => deliveryFacts(sql, deliveryId))
  if (!facts) return
  if (facts.delivery.state === 'SENDING') return doubtIfAbandoned(deps, tenant, deliveryId)
  if (!isDue(facts.delivery.state) || facts.dispatch.pausedAt !== null) return
  const { nextAttemptAt } = facts.delivery
  if (nextAttemptAt && nextAttemptAt > deps.clock.now()) return
  const attemptId = newId()
  const mail = await composeMail(deps, tenant.authorityId, facts)
  const sent = await deps.mailer.send(mail, () => claim(deps, tenant, deliveryId, attemptId))
  await inTx(deps, tenant, async (sql) => {
    const row = await lockDelivery(sql, deliveryId)
    if (!row) return
    const { reply } = sent
    await applyEvent(sql, tenant, row, { event: eventOf(sent), at: deps.clock.now(), reply, attemptId })
  })
}

function eventOf(sent: Sent): DeliveryEvent {
  if (sent.kind !== 'REFUSED') return sent.kind
  return sent.permanent ? 'REFUSED' : 'DEFERRED'
}
