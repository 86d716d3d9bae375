import { webhookOf } from '@hemicycle/domain'
import { and, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../db/client.ts'
import { webhookDeliveries, webhooks } from '../db/schema/index.ts'
import { newId } from '../ids.ts'
import type { Job } from '../jobs/define.ts'
import { emitMany } from '../jobs/outbox.ts'

/** The job that sends one message: the feature defines it, facts promise it by its name. */
export const DELIVER = 'webhooks.deliver'

interface Told {
  readonly action: string
  readonly subject: string
  readonly subjectId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: Date
}

/** Promises a message to each address that asked for this fact, in the transaction that writes the fact. */
export async function tellWebhooks(sql: Sql, authorityId: string, fact: Told): Promise<void> {
  const told = webhookOf(fact)
  if (!told) return
  const asked = and(
    eq(webhooks.authorityId, authorityId),
    isNull(webhooks.removedAt),
    isNull(webhooks.pausedAt),
    raw`${webhooks.events} ? ${told.event}`,
  )
  const subscribed = await sql.select({ id: webhooks.id }).from(webhooks).where(asked)
  if (subscribed.length === 0) return
  const { subject, subjectId, at } = fact
  const event = { id: newId(), event: told.event, authorityId, at, subject: { kind: subject, id: subjectId }, facts: told.facts } // prettier-ignore
  const ids = subscribed.map(({ id }) => id)
  await queueDeliveries(sql, authorityId, ids, event)
}

interface Event {
  readonly id: string
  readonly event: (typeof webhookDeliveries.$inferInsert)['event']
  readonly at: Date
}

/** Writes down one message for each address and promises to send it. Returns the messages' identifiers. */
export async function queueDeliveries(
  sql: Sql,
  authorityId: string,
  webhookIds: readonly string[],
  event: Event,
): Promise<string[]> {
  const common = { authorityId, event: event.event, eventId: event.id, body: JSON.stringify(event), state: 'WAITING', createdAt: event.at } as const // prettier-ignore
  const rows = webhookIds.map((webhookId) => ({ ...common, id: newId(), webhookId }))
  await sql.insert(webhookDeliveries).values(rows)
  await promise(
    sql,
    authorityId,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id }) => id)
}

export const promise = (sql: Sql, authorityId: string, ids: readonly string[]): Promise<void> =>
  emitMany(
    sql,
    authorityId,
    { name: DELIVER } as Job<never, { deliveryId: string }>,
    ids.map((deliveryId) => ({ deliveryId })),
  )
