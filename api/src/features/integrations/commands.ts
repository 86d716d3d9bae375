import type {
  changeWebhook,
  createWebhook,
  Input,
  pingWebhook,
  removeWebhook,
  replayWebhookDelivery,
  rotateWebhook,
  Webhook,
  WebhookDelivery,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { webhookDeliveries, webhooks } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { lock, newToken } from '../../kernel/secrets.ts'
import { promise, queueDeliveries } from '../../kernel/webhooks/tell.ts'
import { deliveryRow, SECRET_PURPOSE, toDelivery, webhookRow, webhookShown } from './queries.ts'
import { checkUrl } from './url.ts'

const PREVIOUS_MS = 24 * 3_600_000
const SECRET_PREFIX = 'whsec_'

export async function createWebhookCommand(
  deps: Deps,
  actor: Actor,
  { name, url, events }: Input<typeof createWebhook>,
): Promise<{ webhook: Webhook; secret: string }> {
  checkUrl(url, deps.config.webhookPrivateHosts)
  const now = deps.clock.now()
  const secret = SECRET_PREFIX + newToken()
  return inTx(deps, actor, async (sql) => {
    const id = newId()
    const locked = lock(deps.secret, SECRET_PURPOSE, secret)
    const row = { id, authorityId: actor.authorityId, name: name.trim(), url, events, secret: locked, createdAt: now } // prettier-ignore
    await sql.insert(webhooks).values(row)
    await noted(deps, sql, actor, 'webhook.created', id, { events })
    return { webhook: await webhookShown(sql, id), secret }
  })
}

export async function changeWebhookCommand(
  deps: Deps,
  actor: Actor,
  { webhookId, version, name, url, events, paused }: Input<typeof changeWebhook>,
): Promise<Webhook> {
  checkUrl(url, deps.config.webhookPrivateHosts)
  return inTx(deps, actor, async (sql) => {
    const row = current(await webhookRow(sql, webhookId), version, 'webhook')
    const pausedAt = paused ? (row.pausedAt ?? deps.clock.now()) : null
    await sql
      .update(webhooks)
      .set({ name: name.trim(), url, events, pausedAt, version: version + 1 })
      .where(eq(webhooks.id, webhookId))
    await noted(deps, sql, actor, 'webhook.changed', webhookId, { events, paused })
    return webhookShown(sql, webhookId)
  })
}

export async function removeWebhookCommand(
  deps: Deps,
  actor: Actor,
  { webhookId }: Input<typeof removeWebhook>,
): Promise<Record<string, never>> {
  return inTx(deps, actor, async (sql) => {
    await webhookRow(sql, webhookId)
    await sql.update(webhooks).set({ removedAt: deps.clock.now() }).where(eq(webhooks.id, webhookId))
    await noted(deps, sql, actor, 'webhook.removed', webhookId)
    return {}
  })
}

export async function rotateWebhookCommand(
  deps: Deps,
  actor: Actor,
  { webhookId }: Input<typeof rotateWebhook>,
): Promise<{ webhook: Webhook; secret: string }> {
  const secret = SECRET_PREFIX + newToken()
  return inTx(deps, actor, async (sql) => {
    const row = await webhookRow(sql, webhookId)
    const previousUntil = new Date(deps.clock.now().getTime() + PREVIOUS_MS)
    await sql
      .update(webhooks)
      .set({
        secret: lock(deps.secret, SECRET_PURPOSE, secret),
        previousSecret: row.secret,
        previousUntil,
        version: row.version + 1,
      })
      .where(eq(webhooks.id, webhookId))
    await noted(deps, sql, actor, 'webhook.secret-changed', webhookId)
    return { webhook: await webhookShown(sql, webhookId), secret }
  })
}

export async function pingWebhookCommand(
  deps: Deps,
  actor: Actor,
  { webhookId }: Input<typeof pingWebhook>,
): Promise<WebhookDelivery> {
  const { authorityId } = actor
  return inTx(deps, actor, async (sql) => {
    mustRun(await webhookRow(sql, webhookId))
    const event = { id: newId(), event: 'ping', authorityId, at: deps.clock.now(), subject: { kind: 'webhook', id: webhookId }, facts: {} } as const // prettier-ignore
    const [id = ''] = await queueDeliveries(sql, authorityId, [webhookId], event)
    return toDelivery(await deliveryRow(sql, id))
  })
}

/** The same bytes and the same event again, as a message of its own: the log keeps both. */
export async function replayCommand(
  deps: Deps,
  actor: Actor,
  { webhookDeliveryId }: Input<typeof replayWebhookDelivery>,
): Promise<WebhookDelivery> {
  return inTx(deps, actor, async (sql) => {
    const { authorityId, webhookId, event, eventId, body } = await deliveryRow(sql, webhookDeliveryId)
    mustRun(await webhookRow(sql, webhookId))
    const id = newId()
    const again = { id, authorityId, webhookId, event, eventId, body, state: 'WAITING', createdAt: deps.clock.now() } as const // prettier-ignore
    await sql.insert(webhookDeliveries).values(again)
    await promise(sql, authorityId, [id])
    return toDelivery(await deliveryRow(sql, id))
  })
}

function mustRun({ pausedAt }: { readonly pausedAt: Date | null }): void {
  if (pausedAt) throw new Problem('NOT_ALLOWED_NOW', 'the webhook is paused')
}

const noted = (
  deps: Deps,
  sql: Sql,
  actor: Actor,
  action: string,
  id: string,
  facts: Record<string, unknown> = {},
): Promise<void> => record(sql, actor, deps.clock.now(), { action, subject: 'webhook', subjectId: id, facts })
