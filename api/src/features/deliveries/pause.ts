import type { Output, pauseDispatch } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, inArray } from 'drizzle-orm'
import { deliveries, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { emitMany } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { jobOf } from './jobs.ts'

type Paused = Output<typeof pauseDispatch>
interface One {
  readonly dispatchId: string
}

/** Messages in a worker's hands end; the others wait. */
export const pauseCommand = (deps: Deps, actor: Actor, { dispatchId }: One): Promise<Paused> =>
  turn(deps, actor, dispatchId, deps.clock.now())

/** Every message that waited is promised again: those that were offered meanwhile had been put down. */
export const resumeCommand = (deps: Deps, actor: Actor, { dispatchId }: One): Promise<Paused> =>
  turn(deps, actor, dispatchId, null)

async function turn(deps: Deps, actor: Actor, dispatchId: string, pausedAt: Date | null): Promise<Paused> {
  return inTx(deps, actor, async (sql) => {
    const [dispatch] = await sql.select().from(dispatches).where(eq(dispatches.id, dispatchId)).for('update')
    if (!dispatch) throw new Problem('NOT_FOUND', 'dispatch')
    if ((dispatch.pausedAt === null) === (pausedAt === null))
      return { pausedAt: dispatch.pausedAt?.toISOString() ?? null }
    await sql.update(dispatches).set({ pausedAt }).where(eq(dispatches.id, dispatchId))
    if (pausedAt === null) {
      const waiting = await sql
        .select({ id: deliveries.id, channel: deliveries.channel })
        .from(deliveries)
        .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, deliveries.recipientId))
        .where(and(eq(dispatchRecipients.dispatchId, dispatchId), inArray(deliveries.state, ['QUEUED', 'DEFERRED']))) // prettier-ignore
      for (const channel of ['MAIL', 'SMS'] as const) {
        const own = waiting.filter((one) => one.channel === channel)
        await emitMany(sql, actor.authorityId, jobOf(channel), own.map(({ id }) => ({ deliveryId: id }))) // prettier-ignore
      }
    }
    await record(sql, actor, deps.clock.now(), {
      action: pausedAt ? 'dispatch.paused' : 'dispatch.resumed',
      subject: 'dispatch',
      subjectId: dispatchId,
    })
    await announce(sql, actor.authorityId, { topic: 'deliveries', meetingId: dispatch.meetingId })
    return { pausedAt: pausedAt?.toISOString() ?? null }
  })
}
