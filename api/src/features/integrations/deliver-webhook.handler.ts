import { webhookWait } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { webhookDeliveries, webhooks } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { unlock } from '../../kernel/secrets.ts'
import { type Outcome, post } from '../../kernel/webhooks/post.ts'
import { signatureOf } from '../../kernel/webhooks/signature.ts'
import { SECRET_PURPOSE } from './queries.ts'

const TIMEOUT_MS = 10_000
/** A worker that dies with a message in hand leaves it to be tried again then. */
const ABANDONED_MS = 5 * 60_000

type Delivery = typeof webhookDeliveries.$inferSelect
type WebhookRow = typeof webhooks.$inferSelect

/** Tries one message once. Receivers know a message by its event: one that is sent twice does no harm. */
export const handle: JobHandler<Deps, { deliveryId: string }> = async (
  { deps, authorityId },
  { deliveryId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const taken = await inTx(deps, tenant, (sql) => take(sql, deliveryId, deps.clock.now()))
  if (!taken) return
  const outcome = await post({
    url: taken.webhook.url,
    body: taken.delivery.body,
    headers: headersOf(deps, taken),
    privateHosts: deps.config.webhookPrivateHosts,
    timeoutMs: TIMEOUT_MS,
  })
  await inTx(deps, tenant, (sql) => note(sql, taken.delivery, outcome, deps.clock.now()))
}

interface Taken {
  readonly delivery: Delivery
  readonly webhook: WebhookRow
}

async function take(sql: Sql, id: string, now: Date): Promise<Taken | null> {
  const mine = eq(webhookDeliveries.id, id)
  const [row] = await sql.select().from(webhookDeliveries).where(mine).for('update')
  // Another attempt is planned: this promise was kept already.
  if (!row || row.state !== 'WAITING' || row.nextAttemptAt !== null) return null
  const [webhook] = await sql.select().from(webhooks).where(eq(webhooks.id, row.webhookId))
  if (!webhook || webhook.removedAt || webhook.pausedAt) {
    await sql.update(webhookDeliveries).set({ state: 'FAILED', lastFault: 'STOPPED' }).where(mine)
    return null
  }
  const change = { attempts: row.attempts + 1, lastAttemptAt: now, nextAttemptAt: new Date(now.getTime() + ABANDONED_MS) } // prettier-ignore
  await sql.update(webhookDeliveries).set(change).where(mine)
  return { delivery: { ...row, ...change }, webhook }
}

function headersOf({ secret, clock }: Deps, { delivery, webhook }: Taken): Record<string, string> {
  const now = clock.now()
  const { previousSecret, previousUntil } = webhook
  const locked = [webhook.secret, ...(previousSecret && previousUntil && previousUntil > now ? [previousSecret] : [])] // prettier-ignore
  const secrets = locked.map((one) => unlock(secret, SECRET_PURPOSE, one))
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Hemicycle-Webhooks/1',
    'hemicycle-event': delivery.event,
    'hemicycle-event-id': delivery.eventId,
    'hemicycle-signature': signatureOf(secrets, now, delivery.body),
  }
}

async function note(sql: Sql, { id, attempts }: Delivery, outcome: Outcome, now: Date): Promise<void> {
  const told = { lastStatus: outcome.status, lastFault: outcome.fault }
  const wait = webhookWait(attempts)
  const next = wait === null ? null : new Date(now.getTime() + wait)
  const state = outcome.fault === null ? 'DELIVERED' : next === null ? 'FAILED' : 'WAITING'
  const when = { deliveredAt: state === 'DELIVERED' ? now : null, nextAttemptAt: state === 'WAITING' ? next : null } // prettier-ignore
  await sql
    .update(webhookDeliveries)
    .set({ ...told, ...when, state })
    .where(eq(webhookDeliveries.id, id))
}
