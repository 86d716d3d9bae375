import { isDue } from '@hemicycle/domain'
import { inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { grouped } from '../../kernel/jobs/grouped.ts'
import { doubtIfAbandoned } from './claim.ts'
import { type DeliveryFacts, deliveryFacts } from './queries.ts'

/** What a message is made of, or null when it is not to be sent now: in other hands, gone, paused, or not yet its time. */
export async function readyFacts(
  deps: Deps,
  tenant: Tenant,
  deliveryId: string,
): Promise<DeliveryFacts | null> {
  const facts = await readFacts(deps, tenant.authorityId, deliveryId)
  if (!facts) return null
  const { state, nextAttemptAt } = facts.delivery
  if (state === 'SENDING') await doubtIfAbandoned(deps, tenant, deliveryId)
  if (!isDue(state) || facts.dispatch.pausedAt !== null) return null
  return nextAttemptAt && nextAttemptAt > deps.clock.now() ? null : facts
}

/** Attempts that begin at about the same time are read together. */
const readFacts = grouped<Deps, string, DeliveryFacts | null>((deps, authorityId, ids) =>
  inTx(deps, { authorityId }, async (sql) => {
    const facts = await deliveryFacts(sql, ids)
    return ids.map((id) => facts.get(id) ?? null)
  }),
)
