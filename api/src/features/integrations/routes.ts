import {
  changeOpenData,
  changeWebhook,
  createToken,
  createWebhook,
  listTokens,
  listWebhookDeliveries,
  listWebhooks,
  pingWebhook,
  readOpenData,
  removeWebhook,
  replayWebhookDelivery,
  revokeToken,
  rotateWebhook,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import {
  changeWebhookCommand,
  createWebhookCommand,
  pingWebhookCommand,
  removeWebhookCommand,
  replayCommand,
  rotateWebhookCommand,
} from './commands.ts'
import { changeOpenDataCommand, openDataOf } from './open-data.ts'
import { deliveriesOf, tokens, webhooksShown } from './queries.ts'
import { createTokenCommand, revokeTokenCommand } from './tokens.ts'

export const integrations: Feature = (routes) => {
  routes.read(listTokens, async (sql) => ({ tokens: await tokens(sql) }))
  routes.write(createToken, createTokenCommand)
  routes.write(revokeToken, revokeTokenCommand)
  routes.read(listWebhooks, async (sql) => ({ webhooks: await webhooksShown(sql) }))
  routes.write(createWebhook, createWebhookCommand)
  routes.write(changeWebhook, changeWebhookCommand)
  routes.write(removeWebhook, removeWebhookCommand)
  routes.write(rotateWebhook, rotateWebhookCommand)
  routes.write(pingWebhook, pingWebhookCommand)
  routes.list(listWebhookDeliveries, (sql, _actor, { webhookId }) => deliveriesOf(sql, webhookId))
  routes.write(replayWebhookDelivery, replayCommand)
  routes.read(readOpenData, (sql, _actor, _input, deps) => openDataOf(sql, deps.config.publicUrl))
  routes.write(changeOpenData, changeOpenDataCommand)
}
