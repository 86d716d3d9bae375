import type { DeliveryEvent } from '@hemicycle/domain'
import type { Deps } from '../../kernel/deps.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { newId } from '../../kernel/ids.ts'
import type { SmsSent } from '../../kernel/notify/sms/sms.ts'
import { claim } from './claim.ts'
import { readyFacts } from './attempt.ts'
import { happen } from './happen.ts'
import { smsText } from './sms-text.ts'

/** One attempt at one SMS: the same care as for a mail. The key of the message is that of its delivery, at every attempt. */
export const handle: JobHandler<Deps, { deliveryId: string }> = async (context, { deliveryId }) => {
  const { deps } = context
  const tenant = { authorityId: context.authorityId ?? '' }
  const facts = await readyFacts(deps, tenant, deliveryId)
  if (!facts) return
  const attemptId = newId()
  const sent = await attempt(deps, facts, () => claim(deps, tenant, deliveryId, attemptId))
  if (!sent) return
  const externalId = sent.kind === 'ACCEPTED' ? sent.externalId : null
  await happen(deps, tenant.authorityId, {
    deliveryId,
    event: eventOf(sent),
    reply: sent.reply,
    attemptId,
    changes: { externalId },
  })
}

async function attempt(
  deps: Deps,
  { delivery, manifest }: NonNullable<Awaited<ReturnType<typeof readyFacts>>>,
  take: () => Promise<void>,
): Promise<SmsSent | null> {
  if (!deps.sms) return { kind: 'NOT_SENT', reply: 'aucun fournisseur de SMS n’est configuré' }
  const text = smsText(manifest, deps.config.publicUrl)
  let refused = false
  const before = () =>
    take().catch((error: unknown) => {
      refused = true
      throw error
    })
  const message = { key: delivery.id, to: delivery.address, text, sender: deps.config.sms.sender }
  return deps.sms.send(message, before).catch((error: unknown) => {
    // Another worker has it, or it has left: nothing to write down.
    if (refused) return null
    throw error
  })
}

function eventOf(sent: SmsSent): DeliveryEvent {
  if (sent.kind !== 'REFUSED') return sent.kind
  return sent.permanent ? 'REFUSED' : 'DEFERRED'
}
