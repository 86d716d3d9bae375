import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  changeWebhook,
  createMeeting,
  createWebhook,
  listWebhookDeliveries,
  listWebhooks,
  pingWebhook,
  removeWebhook,
  replayWebhookDelivery,
  rotateWebhook,
} from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { webhooks } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { retryWebhooks } from './ticks.ts'

interface Received {
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}
let app: TestApp
let scene: Scene
const received: Received[] = []
let answer = 200
const receiver = http.createServer((request, reply) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
    reply.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end('ignored')
  })
})
const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

beforeAll(async () => {
  await new Promise<void>((open) => receiver.listen(0, '127.0.0.1', open))
  app = await openTestApp({ env: { WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' } })
})
beforeEach(async () => {
  received.length = 0
  answer = 200
  scene = await app.scene()
})
afterAll(async () => {
  await app.close()
  receiver.close()
})

const subscribe = () =>
  scene.clerk.call(createWebhook, { name: 'GED', url: address(), events: ['meeting.created'] })
const deliveriesOf = async (webhookId: string) =>
  (await scene.clerk.call(listWebhookDeliveries, { webhookId })).deliveries
const lastIn = (webhookId: string, state: string) =>
  until(async () => {
    const [last] = await deliveriesOf(webhookId)
    return last?.state === state && (state === 'DELIVERED' || last.lastFault !== null) && last
  }, `a delivery ${state}`)

function isSigned({ headers, body }: Received, secret: string): boolean {
  const [time = '', ...marks] = String(headers['hemicycle-signature']).split(',')
  const mark = createHmac('sha256', secret)
    .update(`${time.slice(2)}.${body}`)
    .digest('hex')
  return marks.includes(`v1=${mark}`)
}

describe('webhooks', () => {
  it('tells what was asked for, signed, and nothing else', async () => {
    const { webhook, secret } = await subscribe()
    const meeting = await scene.meeting()
    await lastIn(webhook.id, 'DELIVERED')
    expect(received).toHaveLength(1)
    const [message] = received as [Received]
    expect(isSigned(message, secret)).toBe(true)
    expect(isSigned({ ...message, body: `${message.body} ` }, secret)).toBe(false)
    expect(JSON.parse(message.body)).toMatchObject({
      event: 'meeting.created',
      authorityId: scene.authorityId,
      subject: { kind: 'meeting', id: meeting.id },
      facts: { date: '2026-12-18' },
    })
    expect(message.body).not.toContain('Jeanne-Laborde')
    const shown = (await scene.clerk.call(listWebhooks, {})).webhooks
    expect(shown).toEqual([expect.objectContaining({ waiting: 0, failed: 0 })])
    expect(JSON.stringify(shown)).not.toContain(secret)
    const [kept] = await asSystem(app.deps, (sql) =>
      sql.select().from(webhooks).where(eq(webhooks.id, webhook.id)),
    )
    expect(kept?.secret).not.toContain(secret)
  })

  it('tries again later what was refused, follows no redirection, and replays on demand', async () => {
    answer = 302
    const { webhook } = await subscribe()
    await scene.meeting()
    const refused = await lastIn(webhook.id, 'WAITING')
    expect(refused).toMatchObject({ attempts: 1, lastStatus: 302, lastFault: 'HTTP_ERROR' })
    answer = 204
    app.clock.advance(61_000)
    await retryWebhooks.run(app.deps)
    const delivered = await lastIn(webhook.id, 'DELIVERED')
    expect(delivered).toMatchObject({ id: refused.id, attempts: 2, lastStatus: 204, lastFault: null })
    await scene.clerk.call(replayWebhookDelivery, { webhookDeliveryId: delivered.id })
    await until(() => Promise.resolve(received.length === 3), 'the replay')
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
    expect(new Set(received.map(({ headers }) => headers['hemicycle-event-id'])).size).toBe(1)
  })

  it('signs with both secrets while one is being changed, then with the new one', async () => {
    const { webhook, secret } = await subscribe()
    const { secret: newer } = await scene.clerk.call(rotateWebhook, { webhookId: webhook.id })
    const ping = async () => {
      const before = received.length
      await scene.clerk.call(pingWebhook, { webhookId: webhook.id })
      await until(() => Promise.resolve(received.length > before), 'the ping')
      const last = received.at(-1) as Received
      return [isSigned(last, secret), isSigned(last, newer)]
    }
    expect(await ping()).toEqual([true, true])
    app.clock.advance(25 * 3_600_000)
    expect(await ping()).toEqual([false, true])
  })

  it('keeps quiet while it is paused, and for good once it is removed', async () => {
    const { webhook } = await subscribe()
    const { id: webhookId, version, name, url, events } = webhook
    const fields = { webhookId, name, url, events }
    const paused = await scene.clerk.call(changeWebhook, { ...fields, version, paused: true })
    await scene.meeting()
    expect(await deliveriesOf(webhookId)).toEqual([])
    await expect(scene.clerk.call(pingWebhook, { webhookId })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' }) // prettier-ignore
    await scene.clerk.call(changeWebhook, { ...fields, version: paused.version, paused: false })
    await scene.clerk.call(removeWebhook, { webhookId })
    await scene.meeting('2026-12-19')
    expect((await scene.clerk.call(listWebhooks, {})).webhooks).toEqual([])
    expect(received).toEqual([])
  })

  it('reaches nothing of the inside that the installation did not name', async () => {
    const attempt = (url: string) =>
      scene.clerk.call(createWebhook, { name: 'x', url, events: ['meeting.created'] })
    for (const url of ['http://ged.example/', 'https://10.0.0.1/', 'https://localhost/', 'https://[::1]/', 'https://u:p@ged.example/', 'ftp://ged.example/', 'x']) // prettier-ignore
      await expect(attempt(url)).rejects.toMatchObject({ code: 'INVALID_INPUT', violations: [{ field: 'url' }] }) // prettier-ignore
    const { webhook } = await attempt('https://ged.example/')
    // As a name that has come to point inside since.
    const inside = { url: address().replace('127.0.0.1', 'localhost') }
    await asSystem(app.deps, (sql) => sql.update(webhooks).set(inside).where(eq(webhooks.id, webhook.id)))
    await scene.meeting()
    expect(await lastIn(webhook.id, 'WAITING')).toMatchObject({ lastStatus: null, lastFault: 'PRIVATE_ADDRESS' }) // prettier-ignore
    expect(received).toEqual([])
  })

  it('tells nobody what was rolled back', async () => {
    const { webhook } = await subscribe()
    const refused = scene.clerk.call(createMeeting, { bodyId: webhook.id, date: '2026-12-18', time: '09:30', place: 'x' }) // prettier-ignore
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await deliveriesOf(webhook.id)).toEqual([])
  })
})
