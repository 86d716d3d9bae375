import { OFFICE, SCOPES, WEBHOOK_EVENTS } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Instant, Line, Nothing, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Intégrations'
const TokenId = closed({ tokenId: Uuid })
const WebhookId = closed({ webhookId: Uuid })

export const ApiToken = closed({
  id: Uuid,
  name: T.String(),
  /** Its last characters: what lets a person recognise it. */
  hint: T.String(),
  scopes: T.Array(T.Enum([...SCOPES])),
  createdBy: T.String(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: nullable(Instant),
  revokedAt: nullable(Instant),
})
export type ApiToken = T.Static<typeof ApiToken>

export const listTokens = contract({
  method: 'GET',
  path: '/api-tokens',
  summary: 'Les jetons d’accès, sans leur secret',
  tag,
  access: OFFICE,
  reply: closed({ tokens: T.Array(ApiToken) }),
})

// Not idempotent: a reply that is kept would keep the secret.
export const createToken = contract({
  method: 'POST',
  path: '/api-tokens',
  summary: 'Créer un jeton d’accès : son secret n’est montré que cette fois',
  tag,
  access: OFFICE,
  status: 201,
  body: closed({
    name: Line,
    scopes: T.Array(T.Enum([...SCOPES]), { minItems: 1, uniqueItems: true }),
    /** Its last day, two years away at most. */
    expiresOn: CivilDateText,
  }),
  reply: closed({ token: ApiToken, secret: T.String() }),
  problems: ['INVALID_INPUT'],
})

export const revokeToken = contract({
  method: 'POST',
  path: '/api-tokens/:tokenId/revocation',
  summary: 'Révoquer un jeton : il n’ouvre plus rien aussitôt',
  tag,
  access: OFFICE,
  params: TokenId,
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const Webhook = closed({
  id: Uuid,
  name: T.String(),
  url: T.String(),
  events: T.Array(T.Enum([...WEBHOOK_EVENTS])),
  createdAt: Instant,
  pausedAt: nullable(Instant),
  /** Until when the secret before the present one signs too. */
  previousUntil: nullable(Instant),
  waiting: T.Integer(),
  failed: T.Integer(),
  lastDeliveredAt: nullable(Instant),
  version: Version,
})
export type Webhook = T.Static<typeof Webhook>

export const WebhookDelivery = closed({
  id: Uuid,
  event: T.Enum([...WEBHOOK_EVENTS, 'ping']),
  /** The same at each replay: a receiver knows that it has seen it. */
  eventId: Uuid,
  state: T.Enum(['WAITING', 'DELIVERED', 'FAILED']),
  attempts: T.Integer(),
  createdAt: Instant,
  nextAttemptAt: nullable(Instant),
  lastAttemptAt: nullable(Instant),
  lastStatus: nullable(T.Integer()),
  lastFault: nullable(T.Enum(['HTTP_ERROR', 'TIMEOUT', 'UNREACHABLE', 'PRIVATE_ADDRESS', 'TLS', 'STOPPED'])),
  deliveredAt: nullable(Instant),
  body: T.String(),
})
export type WebhookDelivery = T.Static<typeof WebhookDelivery>

const Subscription = {
  name: Line,
  url: T.String({ minLength: 1, maxLength: 2000 }),
  events: T.Array(T.Enum([...WEBHOOK_EVENTS]), { minItems: 1, uniqueItems: true }),
}

export const listWebhooks = contract({
  method: 'GET',
  path: '/webhooks',
  summary: 'Les adresses qui sont prévenues',
  tag,
  access: OFFICE,
  reply: closed({ webhooks: T.Array(Webhook) }),
})

export const createWebhook = contract({
  method: 'POST',
  path: '/webhooks',
  summary: 'Abonner une adresse : le secret qui signe n’est montré que cette fois',
  tag,
  access: OFFICE,
  status: 201,
  body: closed(Subscription),
  reply: closed({ webhook: Webhook, secret: T.String() }),
  problems: ['INVALID_INPUT'],
})

export const changeWebhook = contract({
  method: 'PUT',
  path: '/webhooks/:webhookId',
  summary: 'Changer un abonnement, ou le mettre en pause',
  tag,
  access: OFFICE,
  params: WebhookId,
  body: closed({ version: Version, ...Subscription, paused: T.Boolean() }),
  reply: Webhook,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const removeWebhook = contract({
  method: 'POST',
  path: '/webhooks/:webhookId/removal',
  summary: 'Retirer un abonnement : rien ne part plus',
  tag,
  access: OFFICE,
  params: WebhookId,
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const rotateWebhook = contract({
  method: 'POST',
  path: '/webhooks/:webhookId/secret',
  summary: 'Changer le secret : l’ancien signe encore pendant 24 heures',
  tag,
  access: OFFICE,
  params: WebhookId,
  reply: closed({ webhook: Webhook, secret: T.String() }),
  problems: ['NOT_FOUND'],
})

export const pingWebhook = contract({
  method: 'POST',
  path: '/webhooks/:webhookId/ping',
  summary: 'Envoyer un message d’essai',
  tag,
  access: OFFICE,
  idempotent: true,
  perMinute: 30,
  params: WebhookId,
  reply: WebhookDelivery,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const listWebhookDeliveries = contract({
  method: 'GET',
  path: '/webhooks/:webhookId/deliveries',
  summary: 'Les derniers messages envoyés à une adresse, et ce qu’elle a répondu',
  tag,
  access: OFFICE,
  params: WebhookId,
  reply: closed({ deliveries: T.Array(WebhookDelivery) }),
  problems: ['NOT_FOUND'],
})

export const replayWebhookDelivery = contract({
  method: 'POST',
  path: '/webhook-deliveries/:webhookDeliveryId/replay',
  summary: 'Envoyer de nouveau un message',
  tag,
  access: OFFICE,
  idempotent: true,
  params: closed({ webhookDeliveryId: Uuid }),
  reply: WebhookDelivery,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

const OpenData = closed({
  openSince: nullable(Instant),
  /** Where other systems read it (OParl 1.1). */
  url: T.String(),
})

export const readOpenData = contract({
  method: 'GET',
  path: '/open-data',
  summary: 'Si les séances publiques sont en données ouvertes, et à quelle adresse',
  tag,
  access: OFFICE,
  reply: OpenData,
})

export const changeOpenData = contract({
  method: 'PUT',
  path: '/open-data',
  summary: 'Ouvrir ou fermer les données des séances publiques',
  tag,
  access: OFFICE,
  body: closed({ open: T.Boolean() }),
  reply: OpenData,
})
