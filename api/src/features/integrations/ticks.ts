import { and, eq, inArray, lt, lte } from 'drizzle-orm'
import { webhookDeliveries } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import { promise } from '../../kernel/webhooks/tell.ts'

const BATCH = 200
const KEPT_MS = 90 * 24 * 3_600_000

/** Promises another attempt at every message whose time has come. */
export const retryWebhooks: Tick<Deps> = {
  name: 'webhooks.retry',
  everyMs: 2000,
  run: (deps) =>
    asSystem(deps, async (sql) => {
      const due = await sql
        .select({ id: webhookDeliveries.id, authorityId: webhookDeliveries.authorityId })
        .from(webhookDeliveries)
        .where(
          and(eq(webhookDeliveries.state, 'WAITING'), lte(webhookDeliveries.nextAttemptAt, deps.clock.now())),
        )
        .limit(BATCH)
        .for('update', { skipLocked: true })
      for (const { id, authorityId } of due) {
        await sql.update(webhookDeliveries).set({ nextAttemptAt: null }).where(eq(webhookDeliveries.id, id))
        await promise(sql, authorityId, [id])
      }
    }),
}

/** What was told is kept for three months: long enough to replay, short enough to weigh nothing. */
export const forgetWebhooks: Tick<Deps> = {
  name: 'webhooks.forget',
  everyMs: 3_600_000,
  run: async (deps) => {
    const before = new Date(deps.clock.now().getTime() - KEPT_MS)
    const old = and(
      lt(webhookDeliveries.createdAt, before),
      inArray(webhookDeliveries.state, ['DELIVERED', 'FAILED']),
    )
    await asSystem(deps, (sql) => sql.delete(webhookDeliveries).where(old))
  },
}
