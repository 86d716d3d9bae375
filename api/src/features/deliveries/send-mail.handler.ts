import type { DeliveryEvent } from '@hemicycle/domain'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import type { Sent } from '../../kernel/notify/mail.ts'
import { readyFacts } from './attempt.ts'
import { claim } from './claim.ts'
import { happen } from './happen.ts'
import { composeMail } from './letter.ts'

/** One attempt at one mail, safe to run twice, at the same time or after a crash: see docs/decisions/0004. */
export const handle: JobHandler<Deps, { deliveryId: string }> = async (context, { deliveryId }) => {
  const { deps } = context
  const tenant = { authorityId: context.authorityId ?? '' }
  const facts = await readyFacts(deps, tenant, deliveryId)
  if (!facts) return
  const attemptId = newId()
  const mail = await composeMail(deps, tenant.authorityId, facts)
  const sent = await deps.mailer.send(mail, () => claim(deps, tenant, deliveryId, attemptId))
  await happen(deps, tenant.authorityId, { deliveryId, event: eventOf(sent), reply: sent.reply, attemptId })
}

function eventOf(sent: Sent): DeliveryEvent {
  if (sent.kind !== 'REFUSED') return sent.kind
  return sent.permanent ? 'REFUSED' : 'DEFERRED'
}
