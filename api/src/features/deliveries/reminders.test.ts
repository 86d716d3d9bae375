import { answerConvocation, changeNotifications, createDispatch, openConvocation, pauseDispatch, readDispatch, readNotifications, recordContact, recordPreference, remind, resumeDispatch } from '@hemicycle/contract' // prettier-ignore
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { type SmsSink, startGateway } from '../../../test/fixtures/sinks/sms.ts'
import { openTestApp, type Scene, START, type TestApp, until } from '../../../test/harness.ts'
import { newId } from '../../kernel/ids.ts'
import { remindByRule } from './remind-by-rule.ts'

let app: TestApp
let sink: SmsSink
beforeAll(async () => {
  sink = await startGateway()
  const SMS_GATEWAY = JSON.stringify({ idPath: 'messages.0.id' })
  app = await openTestApp({ env: { SMS_URL: sink.url, SMS_GATEWAY, SMS_SENDER: 'DEPT47' } })
}, 120_000)
afterAll(async () => {
  await app.close()
  await sink.close()
})

/** Three élus convened on the 24th of November for the 18th of December. */
async function convened(scene?: Scene) {
  app.clock.set(START)
  const own = scene ?? (await app.scene())
  const input = await readyMeeting(own)
  const { id: dispatchId } = await own.clerk.call(createDispatch, input)
  const read = () => own.clerk.call(readDispatch, { dispatchId })
  await until(async () => (await read()).dispatch.accepted === 3, 'three mails')
  const mails = () => {
    const addresses = new Set(own.councillors.map(({ actor }) => `elu-${actor.councillorId}@test.example`))
    return app.deps
      .mailbox!.list()
      .filter(({ to, subject }) => addresses.has(String(to)) && subject.startsWith('Rappel'))
  }
  return { scene: own, dispatchId, meetingId: input.meetingId, read, mails }
}

describe('reminders by rule', () => {
  it('speak once, on their day, to those who are silent, whatever runs twice', async () => {
    const { scene, meetingId, read, mails } = await convened()
    const [first, second] = scene.councillors
    await first!.call(openConvocation, { meetingId })
    const now = { id: newId(), answer: 'PRESENT' as const, answeredAt: START }
    await second!.call(answerConvocation, { meetingId, ...now })
    await remindByRule.run(app.deps)
    app.clock.set('2026-12-15T06:30:00.000Z')
    await remindByRule.run(app.deps)
    expect((await read()).recipients.map(({ reminders }) => reminders)).toEqual([0, 0, 0])
    // Three days before, at the end of the quiet hours: not opened, and nothing answered either.
    app.clock.set('2026-12-15T07:00:00.000Z')
    await Promise.all([1, 2, 3].map(() => remindByRule.run(app.deps)))
    expect((await read()).recipients.map(({ reminders }) => reminders)).toEqual([0, 0, 1])
    // Two days before: no answer.
    app.clock.set('2026-12-16T09:00:00.000Z')
    await Promise.all([1, 2].map(() => remindByRule.run(app.deps)))
    await remindByRule.run(app.deps)
    const { recipients } = await read()
    expect(recipients.map(({ reminders }) => reminders)).toEqual([1, 0, 2])
    expect(recipients.map(({ answer }) => answer)).toEqual([null, 'PRESENT', null])
    await until(() => Promise.resolve(mails().length === 3), 'three reminders')
    // Once the meeting has started nobody is reminded of it.
    app.clock.set('2026-12-18T09:00:00.000Z')
    await remindByRule.run(app.deps)
    expect((await read()).recipients.map(({ reminders }) => reminders)).toEqual([1, 0, 2])
  })

  it('are the authority’s own', async () => {
    const { scene, read } = await convened()
    const settings = await scene.clerk.call(readNotifications, {})
    expect(settings).toMatchObject({ quietFrom: '20:00', quietTo: '08:00', smsAvailable: true })
    const { smsWithNotice, quietFrom, quietTo } = settings
    const fields = { smsWithNotice, quietFrom, quietTo }
    const twice = { after: 'NO_ANSWER' as const, daysBefore: 5, channel: 'MAIL' as const }
    await expect(
      scene.clerk.call(changeNotifications, { ...fields, reminders: [twice, twice] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', violations: [{ field: 'reminders/1' }] })
    await scene.clerk.call(changeNotifications, { ...fields, reminders: [] })
    app.clock.set('2026-12-17T09:00:00.000Z')
    await remindByRule.run(app.deps)
    expect((await read()).recipients.every(({ reminders }) => reminders === 0)).toBe(true)
  })
})

describe('what leaves', () => {
  it('waits while a dispatch is paused, and leaves once when it is resumed', async () => {
    const { scene, dispatchId, read, mails } = await convened()
    expect((await scene.clerk.call(pauseDispatch, { dispatchId })).pausedAt).not.toBeNull()
    const recipientIds = (await read()).recipients.map(({ id }) => id)
    await scene.clerk.call(remind, { dispatchId, channel: 'MAIL', recipientIds })
    await app.worker.flush()
    expect((await read()).dispatch.pausedAt).not.toBeNull()
    expect(mails()).toHaveLength(0)
    await Promise.all([1, 2].map(() => scene.clerk.call(resumeDispatch, { dispatchId })))
    await until(() => Promise.resolve(mails().length === 3), 'three mails')
  })

  it('never rings at night', async () => {
    const { scene, dispatchId, read } = await convened()
    const [recipient] = (await read()).recipients
    await scene.clerk.call(recordPreference, {
      councillorId: recipient!.councillorId,
      channel: 'SMS',
      address: '06 12 34 56 78',
      since: '2026-01-01',
      until: null,
      evidence: 'Courrier du 3 janvier 2026',
    })
    app.clock.set('2026-11-24T22:00:00.000Z')
    const { heldUntil } = await scene.clerk.call(remind, { dispatchId, channel: 'SMS', recipientIds: [recipient!.id] }) // prettier-ignore
    expect(heldUntil).toBe('2026-11-25T07:00:00.000Z')
    await app.worker.flush()
    expect(sink.taken).toHaveLength(0)
    app.clock.set('2026-11-25T07:00:01.000Z')
    await until(() => Promise.resolve(sink.taken.length === 1), 'the SMS of the morning')
  })
})

it('keeps what was done by telephone or by hand', async () => {
  const { scene, read } = await convened()
  const [recipient] = (await read()).recipients
  const call = { recipientId: recipient!.id, kind: 'PHONE' as const, reached: false, note: 'Répondeur' }
  await scene.clerk.call(recordContact, { ...call, at: START })
  await expect(
    scene.clerk.call(recordContact, { ...call, at: '2030-01-01T00:00:00.000Z' }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const other = await app.scene()
  await expect(other.clerk.call(recordContact, { ...call, at: START })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect((await read()).recipients[0]?.contacts).toMatchObject([
    { kind: 'PHONE', reached: false, note: 'Répondeur' },
  ])
})
