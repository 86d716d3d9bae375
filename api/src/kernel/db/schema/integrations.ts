import type { Scope, WebhookEvent } from '@hemicycle/domain'
import { foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { authorityId, instant } from './columns.ts'

/** What another system calls the API with. Only the fingerprint is kept: a token is shown once. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    name: text('name').notNull(),
    /** Its last characters, by which a person recognises it. */
    hint: text('hint').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    scopes: jsonb('scopes').$type<readonly Scope[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [unique('api_tokens_tenant').on(t.authorityId, t.id)],
)

/** An address of another system that is told what happens. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    events: jsonb('events').$type<readonly WebhookEvent[]>().notNull(),
    /** Locked with the secret of the installation: a copy of the database signs nothing. */
    secret: text('secret').notNull(),
    /** The one before goes on signing for a while, so that nothing is refused while a receiver changes its own. */
    previousSecret: text('previous_secret'),
    previousUntil: instant('previous_until'),
    createdAt: instant('created_at').notNull(),
    pausedAt: instant('paused_at'),
    removedAt: instant('removed_at'),
    version: integer('version').notNull().default(0),
  },
  (t) => [unique('webhooks_tenant').on(t.authorityId, t.id)],
)

/** One message to one address: what is sent, and how its attempts went. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    webhookId: uuid('webhook_id').notNull(),
    event: text('event').$type<WebhookEvent | 'ping'>().notNull(),
    /** The same for every address and every replay: a receiver does nothing twice. */
    eventId: uuid('event_id').notNull(),
    /** The bytes that are signed and sent, the same at each attempt. */
    body: text('body').notNull(),
    state: text('state').$type<'WAITING' | 'DELIVERED' | 'FAILED'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    nextAttemptAt: instant('next_attempt_at'),
    lastAttemptAt: instant('last_attempt_at'),
    /** What the receiver answered, or why nothing was heard. */
    lastStatus: integer('last_status'),
    lastFault: text('last_fault'),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    unique('webhook_deliveries_tenant').on(t.authorityId, t.id),
    index('webhook_deliveries_webhook').on(t.authorityId, t.webhookId, t.createdAt),
    index('webhook_deliveries_due').on(t.nextAttemptAt),
    foreignKey({
      columns: [t.authorityId, t.webhookId],
      foreignColumns: [webhooks.authorityId, webhooks.id],
    }),
  ],
)
