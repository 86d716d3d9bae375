import { acknowledge, createLink, readConvocation, readJournal } from '@hemicycle/contract'
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { convene } from '../../../test/fixtures/convened-meeting.ts'
import { deliberations } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'
import { openTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

it('dates a receipt twice when it was tapped without network, and records it once', async () => {
  const scene = await app.scene()
  const meetingId = await convene(scene)
  const élue = scene.councillors[0]!
  const onDeviceAt = '2026-11-24T07:12:00.000Z'
  const once = { 'idempotency-key': `receipt:${meetingId}` }
  const first = await élue.call(acknowledge, { meetingId, onDeviceAt }, once)
  expect(first.acknowledgedOnDeviceAt).toBe(onDeviceAt)
  expect(first.acknowledgedAt > onDeviceAt).toBe(true)
  app.clock.advance(60_000)
  expect(await élue.call(acknowledge, { meetingId, onDeviceAt }, once)).toEqual(first)
  expect(await élue.call(acknowledge, { meetingId })).toEqual(first)
  const convocation = await élue.call(readConvocation, { meetingId })
  expect(convocation).toMatchObject(first)
  const { entries } = await scene.administrator.call(readJournal, {})
  const receipts = entries.filter(({ action }) => action === 'convocation.acknowledged')
  expect(receipts.map(({ facts }) => facts)).toMatchObject([{ meetingId, onDeviceAt }])

  const { id } = convocation.items[0]!.documents[0]!
  const link = await élue.call(createLink, { kind: 'DOCUMENT', id })
  const bytes = Buffer.from(await (await fetch(app.origin + link.url)).arrayBuffer())
  expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([link.bytes, link.sha256])
  // What opening the whole takes is told before it is asked for.
  const whole = await élue.call(createLink, { kind: 'BUNDLE', id: convocation.bundle.id })
  expect(link.opening).toBeUndefined()
  expect(whole.opening).toBeGreaterThan(0)
  expect(whole.opening).toBeLessThan(whole.bytes)
})

it('says when the assembly has decided, once what it decided is published', async () => {
  const scene = await app.scene()
  const meetingId = await convene(scene)
  const élue = scene.councillors[0]!
  const { items, decided } = await élue.call(readConvocation, { meetingId })
  expect(decided).toBe(false)
  const one = {
    id: newId(),
    authorityId: scene.authorityId,
    meetingId,
    itemId: items[0]!.id,
    position: 1,
    title: 'Voirie',
    text: 'Approuve.',
    committees: [],
    result: {} as never,
    drawnAt: new Date(),
  }
  await asSystem(app.deps, (sql) => sql.insert(deliberations).values(one))
  expect((await élue.call(readConvocation, { meetingId })).decided).toBe(false)
  await asSystem(app.deps, (sql) =>
    sql.update(deliberations).set({ publishedAt: new Date() }).where(eq(deliberations.id, one.id)),
  )
  expect((await élue.call(readConvocation, { meetingId })).decided).toBe(true)
})
