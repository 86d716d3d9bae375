import { afterEvent, type DeliveryEvent, type DeliveryState, isDue, waitAfter } from '@hemicycle/domain'
import { asc, eq, inArray, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { deliveries, deliveryEvents, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import type { Tenant } from '../../kernel/db/tx.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { recordAll } from '../../kernel/journal.ts'
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
  return (await lockDeliveries(sql, [deliveryId])).get(deliveryId) ?? null
}

/** Always in the same order: two workers with the same messages wait for one another, never for each other. */
export async function lockDeliveries(sql: Sql, ids: readonly string[]): Promise<Map<string, DeliveryRow>> {
  const rows = await sql
    .select()
    .from(deliveries)
    .where(inArray(deliveries.id, [...new Set(ids)]))
    .orderBy(asc(deliveries.id))
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** Writes down what happened to a locked message and moves its state accordingly. Returns the new state, or null when nothing moved. */
export async function applyEvent(
  sql: Sql,
  actor: Tenant,
  row: DeliveryRow,
  happening: Happening,
): Promise<DeliveryState | null> {
  const change = changeOf(row, happening)
  if (change) await applyChanges(sql, actor, [change])
  return change?.state ?? null
}

/** What an event makes of a message: not written yet. */
export interface Change {
  readonly before: DeliveryRow
  readonly after: DeliveryRow
  readonly event: DeliveryEvent
  /** Null when nothing moves: the word is kept all the same. */
  readonly state: DeliveryState | null
  readonly eventId: string
  readonly happening: Happening
}

/** Null for the word of an attempt that another has replaced: it is not kept. */
export function changeOf(before: DeliveryRow, happening: Happening): Change | null {
  const { attemptId } = happening
  if (attemptId && !isDue(before.state) && before.attemptId !== attemptId) return null
  const event = exhausted(before, happening.event) ? 'GAVE_UP' : happening.event
  const state = afterEvent(before.state, event)
  const after =
    state === null
      ? before
      : { ...before, ...changesOf(before, happening, event, state), ...happening.changes }
  return { before, after, event, state, eventId: newId(), happening }
}

/** Writes changes of locked messages down, in their order; of several to one message each starts from what the one before left. */
export async function applyChanges(sql: Sql, actor: Tenant, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await sql.insert(deliveryEvents).values(
    changes.map(({ before, event, state, eventId, happening }) => ({
      id: eventId,
      authorityId: actor.authorityId,
      deliveryId: before.id,
      at: happening.at,
      event,
      state,
      reply: happening.reply ?? null,
      address: happening.changes?.address ?? before.address,
      attemptId: happening.attemptId ?? null,
      actorId: actor.userId ?? null,
    })),
  )
  const moved = changes.filter(({ state }) => state !== null)
  await saveRows(sql, [...new Map(moved.map(({ after }) => [after.id, after])).values()])
  await tell(
    sql,
    actor,
    moved.filter(({ event }) => event !== 'CLAIMED'),
  )
}

async function saveRows(sql: Sql, rows: readonly DeliveryRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql.execute(raw`
    update deliveries d set state = n.state, "state_at" = n."stateAt", reply = n.reply, attempts = n.attempts,
      attempt_id = n."attemptId", worker_id = n."workerId", next_attempt_at = n."nextAttemptAt",
      address = n.address, external_id = n."externalId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, state text, "stateAt" timestamptz, reply text,
      attempts int, "attemptId" uuid, "workerId" text, "nextAttemptAt" timestamptz, address text, "externalId" text)
    where d.id = n.id`)
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
async function tell(sql: Sql, actor: Tenant, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const recipients = [...new Set(changes.map(({ after }) => after.recipientId))]
  const rows = await sql
    .select({ id: dispatches.id, meetingId: dispatches.meetingId, recipientId: dispatchRecipients.id })
    .from(dispatchRecipients)
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .where(inArray(dispatchRecipients.id, recipients))
  const dispatchOf = new Map(rows.map((row) => [row.recipientId, row.id]))
  await recordAll(
    sql,
    actor,
    changes.map(({ after, event, eventId, happening: { at, reply } }) => ({
      at,
      action: `delivery.${event.toLowerCase()}`,
      subject: 'delivery',
      subjectId: after.id,
      facts: {
        dispatchId: dispatchOf.get(after.recipientId),
        recipientId: after.recipientId,
        eventId,
        channel: after.channel,
        purpose: after.purpose,
        reply: reply === undefined ? undefined : withoutAddresses(reply),
      },
    })),
  )
  for (const meetingId of new Set(rows.map((row) => row.meetingId)))
    await announce(sql, actor.authorityId, { topic: 'deliveries', meetingId })
}
