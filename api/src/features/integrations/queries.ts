import type { ApiToken, Webhook, WebhookDelivery } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { desc, eq, inArray, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { apiTokens, webhookDeliveries, webhooks } from '../../kernel/db/schema/index.ts'
import type { Ordered } from '../../kernel/http/list.ts'

export const SECRET_PURPOSE = 'webhook'
const DELIVERIES_SHOWN = 200

export type WebhookRow = typeof webhooks.$inferSelect
type TokenRow = typeof apiTokens.$inferSelect
type DeliveryRow = typeof webhookDeliveries.$inferSelect

const text = (at: Date | null): string | null => at?.toISOString() ?? null

export async function tokens(sql: Sql): Promise<ApiToken[]> {
  const rows = await sql.select().from(apiTokens).orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
  return rows.map(toToken)
}

export const toToken = (row: TokenRow): ApiToken => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: [...row.scopes],
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: text(row.lastUsedAt),
  revokedAt: text(row.revokedAt),
})

/** The addresses that are told, with how their messages fare. */
export async function webhooksShown(sql: Sql, id?: string): Promise<Webhook[]> {
  const mine = raw`from webhook_deliveries d where d.authority_id = ${webhooks.authorityId} and d.webhook_id = ${webhooks.id}`
  const rows = await sql
    .select({
      row: webhooks,
      waiting: raw<number>`(select count(*)::int ${mine} and d.state = 'WAITING')`,
      failed: raw<number>`(select count(*)::int ${mine} and d.state = 'FAILED')`,
      last: raw<Date | string | null>`(select max(d.delivered_at) ${mine})`,
    })
    .from(webhooks)
    .where(id === undefined ? isNull(webhooks.removedAt) : eq(webhooks.id, id))
    .orderBy(webhooks.createdAt, webhooks.id)
  return rows.map(({ row, waiting, failed, last }) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    events: [...row.events],
    createdAt: row.createdAt.toISOString(),
    pausedAt: text(row.pausedAt),
    previousUntil: text(row.previousUntil),
    waiting,
    failed,
    lastDeliveredAt: last === null ? null : new Date(last).toISOString(),
    version: row.version,
  }))
}

export async function webhookShown(sql: Sql, id: string): Promise<Webhook> {
  const [webhook] = await webhooksShown(sql, id)
  if (!webhook) throw new Problem('NOT_FOUND', 'webhook')
  return webhook
}

export async function webhookRow(sql: Sql, id: string): Promise<WebhookRow> {
  const [row] = await sql.select().from(webhooks).where(eq(webhooks.id, id)).for('update')
  if (!row || row.removedAt) throw new Problem('NOT_FOUND', 'webhook')
  return row
}

export async function deliveriesOf(sql: Sql, webhookId: string): Promise<Ordered<WebhookDelivery>> {
  await webhookShown(sql, webhookId)
  const { id, createdAt } = webhookDeliveries
  const ranked = sql
    .select({ id, n: raw`row_number() over (order by ${createdAt} desc, ${id} desc)`.as('n') })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
  return {
    ranked: ranked.getSQL(),
    most: DELIVERIES_SHOWN,
    read: async (ids) => (await sql.select().from(webhookDeliveries).where(inArray(id, ids))).map(toDelivery),
  }
}

export async function deliveryRow(sql: Sql, id: string): Promise<DeliveryRow> {
  const [row] = await sql.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id))
  if (!row) throw new Problem('NOT_FOUND', 'webhook delivery')
  return row
}

export const toDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  event: row.event,
  eventId: row.eventId,
  state: row.state,
  attempts: row.attempts,
  createdAt: row.createdAt.toISOString(),
  nextAttemptAt: text(row.nextAttemptAt),
  lastAttemptAt: text(row.lastAttemptAt),
  lastStatus: row.lastStatus,
  lastFault: row.lastFault as WebhookDelivery['lastFault'],
  deliveredAt: text(row.deliveredAt),
  body: row.body,
})
