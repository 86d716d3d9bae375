import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm'
import { deliveries } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import { doubtIfAbandoned } from './claim.ts'
import { jobOf } from './jobs.ts'

const BATCH = 500

/** Promises another attempt at every message whose time has come: put off by a relay, or by the quiet hours. */
export const retryDeferred: Tick<Deps> = {
  name: 'deliveries.retry',
  everyMs: 2000,
  run: (deps) =>
    asSystem(deps, async (sql) => {
      const due = await sql
        .select()
        .from(deliveries)
        .where(
          and(
            inArray(deliveries.state, ['DEFERRED', 'QUEUED']),
            lte(deliveries.nextAttemptAt, deps.clock.now()),
          ),
        )
        .limit(BATCH)
        .for('update', { skipLocked: true })
      for (const { id, authorityId, channel } of due) {
        await sql.update(deliveries).set({ nextAttemptAt: null }).where(eq(deliveries.id, id))
        await emit(sql, authorityId, jobOf(channel), { deliveryId: id })
      }
    }),
}

/** Finds the messages whose worker died with them in hand. */
export const findAbandoned: Tick<Deps> = {
  name: 'deliveries.abandoned',
  everyMs: 5000,
  run: async (deps) => {
    const inHand = await asSystem(deps, (sql) =>
      sql
        .select({ id: deliveries.id, authorityId: deliveries.authorityId })
        .from(deliveries)
        .where(and(eq(deliveries.state, 'SENDING'), isNotNull(deliveries.workerId)))
        .limit(BATCH),
    )
    for (const { id, authorityId } of inHand) await doubtIfAbandoned(deps, { authorityId }, id)
  },
}
