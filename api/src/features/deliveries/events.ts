import { afterEvent, type DeliveryEvent, type DeliveryState, isDue, waitAfter } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { deliveries, deliveryEvents, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import type { Tenant } from '../../kernel/db/tx.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { withoutAddresses } from './without-addresses.ts'

export type DeliveryRow = typeof deliveries.$inferSelect

export interface Happening {
  readonly event: DeliveryEvent
  readonly at: Date
  readonly reply?: string
  /** Set by a worker: its word counts only while the message is in its hands, or in nobody's. */
  readonly attemptId?: string
  readonly changes?: Partial<Pick<DeliveryRow, 'workerId' | 'address' | 'externalId'>>
}

/** The row, locked for the rest of the transaction. */
export async function lockDelivery(sql: Sql, deliveryId: string): Promise<DeliveryRow | null> {
  const [row] = await sql.select().from(deliveries).where(eq(deliveries.id, deliveryId)).for('update')
  return row ?? null
}

/** Writes down what happened to a locked message and moves its state accordingly. Returns the new state, or null when nothing moved. */
export async function applyEvent(
  sql: Sql,
  actor: Tenant,
  row: DeliveryRow,
  happening: Happening,
): Promise<DeliveryState | null> {
  const { attemptId, at, reply } = happening
  if (attemptId && !isDue(row.state) && row.attemptId !== attemptId) return null
  const event = exhausted(row, happening.event) ? 'GAVE_UP' : happening.event
  const state = afterEvent(row.state, event)
  const { authorityId } = actor
  const eventId = newId()
  await sql.insert(deliveryEvents).values({
    id: eventId,
    authorityId,
    deliveryId: row.id,
    at,
    event,
    state,
    reply: reply ?? null,
    address: happening.changes?.address ?? row.address,
    attemptId: attemptId ?? null,
    actorId: actor.userId ?? null,
  })
  if (state === null) return null
  await sql
    .update(deliveries)
    .set({ ...changesOf(row, happening, event, state), ...happening.changes })
    .where(eq(deliveries.id, row.id))
  if (event !== 'CLAIMED') await tell(sql, actor, row, { event, eventId, at, reply })
  return state
}

const LATER = new Set<DeliveryEvent>(['DEFERRED', 'NOT_SENT'])
const exhausted = (row: DeliveryRow, event: DeliveryEvent): boolean =>
  LATER.has(event) && waitAfter(row.attempts + 1) === null

function changesOf(
  row: DeliveryRow,
  { at, reply, attemptId }: Happening,
  event: DeliveryEvent,
  state: DeliveryState,
) {
  const base = { state, stateAt: at, reply: reply ?? (event === 'CLAIMED' ? row.reply : null) }
  if (event === 'CLAIMED') return { ...base, attemptId: attemptId ?? null, nextAttemptAt: null }
  if (event === 'RELAUNCHED')
    return { ...base, attempts: 0, attemptId: null, workerId: null, nextAttemptAt: null }
  if (!LATER.has(event)) return { ...base, nextAttemptAt: null }
  const attempts = row.attempts + 1
  const nextAttemptAt = new Date(at.getTime() + (waitAfter(attempts) ?? 0))
  return { ...base, attempts, attemptId: null, workerId: null, nextAttemptAt }
}

/** To the journal and to the screens. That a worker took a message in hand is neither a fact of law nor news. */
async function tell(
  sql: Sql,
  actor: Tenant,
  row: DeliveryRow,
  { event, eventId, at, reply }: Pick<Happening, 'event' | 'at' | 'reply'> & { readonly eventId: string },
): Promise<void> {
  const [dispatch] = await sql
    .select({ id: dispatches.id, meetingId: dispatches.meetingId })
    .from(dispatchRecipients)
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .where(eq(dispatchRecipients.id, row.recipientId))
  if (!dispatch) return
  await record(sql, actor, at, {
    action: `delivery.${event.toLowerCase()}`,
    subject: 'delivery',
    subjectId: row.id,
    facts: {
      dispatchId: dispatch.id,
      recipientId: row.recipientId,
      eventId,
      channel: row.channel,
      purpose: row.purpose,
      reply: reply === undefined ? undefined : withoutAddresses(reply),
    },
  })
  await announce(sql, actor.authorityId, { topic: 'deliveries', meetingId: dispatch.meetingId })
}
