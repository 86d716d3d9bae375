import { createDispatch, readDispatch, recordPreference, remind } from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { type SmsSink, startGateway } from '../../../test/fixtures/sinks/sms.ts'
import { councillors } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'

let app: TestApp
let sink: SmsSink
let scene: Scene
let dispatchId: string
beforeAll(async () => {
  sink = await startGateway()
  app = await openTestApp({
    env: {
      SMS_URL: sink.url,
      SMS_GATEWAY: JSON.stringify({ idPath: 'messages.0.id' }),
      SMS_SENDER: 'DEPT47',
      SMS_RECEIPT_SECRET: 'receipt-secret',
    },
  })
  scene = await app.scene()
  const input = await readyMeeting(scene)
  dispatchId = (await scene.clerk.call(createDispatch, input)).id
  await until(async () => (await read()).dispatch.accepted === 3, 'three mails')
}, 180_000)
afterAll(async () => {
  await app.close()
  await sink.close()
})

const read = () => scene.clerk.call(readDispatch, { dispatchId })
const prefer = (councillorId: string, address: string) =>
  scene.clerk.call(recordPreference, {
    councillorId,
    channel: 'SMS',
    address,
    since: '2026-01-01',
    until: null,
    evidence: 'Courrier du 3 janvier 2026',
  })
const receipt = (secret: string, body: object) =>
  supertest(app.origin).post(`/api/v1/sms-receipts/${secret}`).send(body)

describe('a reminder by SMS', () => {
  it('goes once to those whose number is known, names the others, and hears the receipt', async () => {
    const [first, second, third] = (await read()).recipients
    expect((await prefer(first!.councillorId, '06 12 34 56 78')).address).toBe('+33612345678')
    await prefer(second!.councillorId, '0692 11 22 33')
    await expect(prefer(third!.councillorId, '05 53 00 00 00')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      violations: [{ field: 'phone' }],
    })
    const recipientIds = [first!.id, second!.id, third!.id]
    const input = { dispatchId, channel: 'SMS' as const, recipientIds }
    const clicks = [1, 2].map(() => scene.clerk.call(remind, input, { 'idempotency-key': 'sms' }))
    const [once, twice] = await Promise.all(clicks)
    expect(once).toEqual({ sent: 2, withoutAddress: [third!.id], heldUntil: null })
    expect(twice).toEqual(once)
    const rows = await until(async () => {
      const { recipients } = await read()
      return recipients.filter((row) => row.sms.state === 'ACCEPTED').length === 2 && recipients
    }, 'two SMS')
    expect(sink.taken.map((sms) => sms.to).sort()).toEqual(['+262692112233', '+33612345678'])
    expect(sink.taken[0]).toMatchObject({ sender: 'DEPT47' })
    // What may be read on a locked screen: who convenes, what, when; never a report's title nor a link that opens an account.
    expect(sink.taken[0]?.text).toMatch(/convocation, Commission permanente, 18 décembre 2026 à 9 h 30/)
    expect(sink.taken[0]?.text).not.toMatch(/cle=/)

    const id = `sms-${rows[0]!.sms.deliveryId}`
    expect((await receipt('guess', { id, status: 'delivered' })).status).toBe(404)
    expect((await receipt('receipt-secret', { id: 'unknown', status: 'delivered' })).body).toEqual({
      known: false,
    })
    expect((await receipt('receipt-secret', { id, status: 'sending' })).body).toEqual({ known: true })
    expect((await read()).recipients[0]!.sms.state).toBe('ACCEPTED')
    await receipt('receipt-secret', { id, status: 'DELIVRD', extra: { any: 1 } })
    expect((await read()).recipients[0]!.sms.state).toBe('DELIVERED')
    await receipt('receipt-secret', { messageId: `sms-${rows[1]!.sms.deliveryId}`, status: 'UNDELIV' })
    expect((await read()).recipients[1]!.sms.state).toBe('BOUNCED')
  })

  it('is another message each time a clerk decides so', async () => {
    const [first] = (await read()).recipients
    const before = sink.taken.length
    const input = { dispatchId, channel: 'SMS' as const, recipientIds: [first!.id] }
    await scene.clerk.call(remind, input, { 'idempotency-key': 'again' })
    await until(() => Promise.resolve(sink.taken.length === before + 1), 'one more SMS')
    expect((await read()).recipients[0]!.reminders).toBe(2)
  })

  it('falls back on the directory, where its number is a mobile', async () => {
    const [, , third] = (await read()).recipients
    const setPhone = (phone: string) =>
      asSystem(app.deps, (sql) =>
        sql.update(councillors).set({ phone }).where(eq(councillors.id, third!.councillorId)),
      )
    await setPhone('+33553000000')
    expect((await read()).recipients[2]!.sms).toMatchObject({ address: null, remindable: false })
    await setPhone('+33692445566')
    expect((await read()).recipients[2]!.sms).toMatchObject({ address: '+262692445566', remindable: true })
  })

  it('refuses a recipient of another dispatch', async () => {
    const other = await app.scene()
    const input = { dispatchId, channel: 'MAIL' as const, recipientIds: [dispatchId] }
    await expect(scene.clerk.call(remind, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(other.clerk.call(remind, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
