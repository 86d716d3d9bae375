import { isDue } from '@hemicycle/domain'
import { inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { doubtIfAbandoned } from './claim.ts'
import { applyEvent, type Happening, lockDelivery } from './events.ts'
import { type DeliveryFacts, deliveryFacts } from './queries.ts'

/** What a message is made of, or null when it is not to be sent now: in other hands, gone, paused, or not yet its time. */
export async function readyFacts(
  deps: Deps,
  tenant: Tenant,
  deliveryId: string,
): Promise<DeliveryFacts | null> {
  const facts = await inTx(deps, tenant, (sql) => deliveryFacts(sql, deliveryId))
  if (!facts) return null
  const { state, nextAttemptAt } = facts.delivery
  if (state === 'SENDING') await doubtIfAbandoned(deps, tenant, deliveryId)
  if (!isDue(state) || facts.dispatch.pausedAt !== null) return null
  return nextAttemptAt && nextAttemptAt > deps.clock.now() ? null : facts
}

/** Writes down what became of an attempt. */
export async function settle(
  deps: Deps,
  tenant: Tenant,
  deliveryId: string,
  happening: Omit<Happening, 'at'>,
): Promise<void> {
  await inTx(deps, tenant, async (sql) => {
    const row = await lockDelivery(sql, deliveryId)
    if (row) await applyEvent(sql, tenant, row, { ...happening, at: deps.clock.now() })
  })
}
