import { isDue, Problem } from '@hemicycle/domain'
import { inTx, type Tenant } from '../../kernel/db/tx.ts'
import { isGone } from '../../kernel/db/presence.ts'
import type { Deps } from '../../kernel/deps.ts'
import { applyEvent, lockDelivery } from './events.ts'
import { happen } from './happen.ts'

/**
 * Takes a message in hand, on the record, before it can leave. Throws NOT_ALLOWED_NOW when another worker has it, or when it has left:
 * of two workers at the same message, one ends it and the other hangs up.
 */
export async function claim(
  deps: Deps,
  { authorityId }: Tenant,
  deliveryId: string,
  attemptId: string,
): Promise<void> {
  const workerId = await deps.presence.name()
  const state = await happen(deps, authorityId, {
    deliveryId,
    event: 'CLAIMED',
    attemptId,
    changes: { workerId },
    onlyIf: (row) => isDue(row.state),
  })
  if (state !== 'SENDING') throw new Problem('NOT_ALLOWED_NOW', 'the message is not to be sent')
}

/** A message whose worker died between its end and the relay's answer: from now on it is in doubt, and nobody sends it again by itself. */
export async function doubtIfAbandoned(deps: Deps, tenant: Tenant, deliveryId: string): Promise<void> {
  await inTx(deps, tenant, async (sql) => {
    const row = await lockDelivery(sql, deliveryId)
    if (row?.state !== 'SENDING' || !row.workerId || !(await isGone(sql, row.workerId))) return
    await applyEvent(sql, tenant, row, { event: 'LOST', at: deps.clock.now() })
  })
}
