import type { ChildProcess } from 'node:child_process'
import { createDispatch, decideDelivery, readDispatch, readJournal } from '@hemicycle/contract'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMembers, readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { type SmtpSink, startSmtpSink } from '../../../test/fixtures/sinks/smtp.ts'
import { killAtOnce, startWorkerProcess } from '../../../test/fixtures/workers.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'

const MEMBERS = 120
const odd = (text: string) => (text.codePointAt(text.indexOf('@') - 1) ?? 0) % 2 === 1

/**
 * Exactly one mail for each recipient, whatever dies: workers killed without a word in the middle of sending, the queue wiped, a relay
 * that first refuses half of them and hangs up on others after taking their message, two clicks at once, two workers at once.
 */
export function describeCrashes(backend: 'postgres' | 'redis', env: NodeJS.ProcessEnv = {}): void {
  let app: TestApp
  let scene: Scene
  let sink: SmtpSink
  const workers = new Set<ChildProcess>()
  const start = async () => {
    workers.add(await startWorkerProcess(app, { SMTP_URL: sink.url, ...env }))
  }
  beforeAll(async () => {
    if (env.REDIS_URL) await wipe(env.REDIS_URL)
    app = await openTestApp({ workerless: true, env })
    scene = await app.scene()
    sink = await startSmtpSink({
      thinkMs: 400,
      refuse: (address, before) => (odd(address) && before === 0 ? { code: 451, text: 'try later' } : null),
      hangUpAfter: (messageId) => messageId.includes('7@'),
    })
    await addMembers(app, scene, MEMBERS - 3)
    await Promise.all([start(), start()])
  })
  afterAll(async () => {
    await Promise.all([...workers].map(killAtOnce))
    await sink.close()
    await app.close()
  })

  const rows = async (dispatchId: string) => (await scene.clerk.call(readDispatch, { dispatchId })).recipients
  const settled = (dispatchId: string) =>
    until(
      async () => {
        const read = await rows(dispatchId)
        const open = read.filter(({ mail }) => ['QUEUED', 'SENDING', 'DEFERRED', null].includes(mail.state))
        return open.length === 0 && read
      },
      'every message sent or in doubt',
      200_000,
    )
  const timesTaken = (deliveryId: string | null) =>
    [...sink.taken].find(([id]) => id.startsWith(`<${deliveryId}@`))?.[1] ?? 0

  it(`sends one mail each on ${backend}, whatever dies`, async () => {
    const input = await readyMeeting(scene)
    const clicks = await Promise.allSettled([
      scene.clerk.call(createDispatch, input, { 'idempotency-key': 'one' }),
      scene.clerk.call(createDispatch, input, { 'idempotency-key': 'two' }),
    ])
    const sent = clicks.flatMap((click) => (click.status === 'fulfilled' ? [click.value] : []))
    expect(sent).toHaveLength(1)
    const dispatchId = sent[0]!.id

    for (const sentSoFar of [15, 40, 65]) {
      await until(() => Promise.resolve(sink.taken.size >= sentSoFar), `${sentSoFar} mails`, 60_000)
      const [victim] = workers
      workers.delete(victim!)
      await killAtOnce(victim!)
      if (env.REDIS_URL && sentSoFar === 40) await wipe(env.REDIS_URL)
      await start()
    }

    const after = await settled(dispatchId)
    expect([...sink.taken.values()].filter((times) => times > 1)).toEqual([])
    for (const { mail } of after.filter(({ mail }) => mail.state === 'ACCEPTED'))
      expect(timesTaken(mail.deliveryId)).toBe(1)
    const doubts = after.filter(({ mail }) => mail.state === 'UNCERTAIN')
    expect(doubts.length).toBeGreaterThan(0)
    expect(new Set(after.map(({ mail }) => mail.state))).toEqual(new Set(['ACCEPTED', 'UNCERTAIN']))

    // What a clerk finds out by asking: here, by looking into the mailboxes.
    for (const { mail } of doubts) {
      const decision = timesTaken(mail.deliveryId) === 1 ? 'CONSIDER_SENT' : 'RESEND'
      await scene.clerk.call(decideDelivery, {
        deliveryId: mail.deliveryId ?? '',
        decision,
        reason: 'Vérifié auprès de l’élu',
      })
    }
    await until(
      async () => (await rows(dispatchId)).every(({ mail }) => mail.state === 'ACCEPTED'),
      'nothing left in doubt',
      60_000,
    )
    expect(sink.taken.size).toBe(MEMBERS)
    expect([...sink.taken.values()].every((times) => times === 1)).toBe(true)
    expect((await scene.clerk.call(readJournal, {})).intact).toBe(true)
  }, 420_000)
}

async function wipe(url: string): Promise<void> {
  const redis = new Redis(url)
  await redis.flushall()
  redis.disconnect()
}
