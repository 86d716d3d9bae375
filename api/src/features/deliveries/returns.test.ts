import { readFileSync } from 'node:fs'
import { createDispatch, listDispatches, readDispatch } from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../test/fixtures/ready-meeting.ts'
import { type ImapSink, startImapSink } from '../../../test/fixtures/sinks/imap.ts'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { newId } from '../../kernel/ids.ts'
import { readReturns } from './read-returns.ts'

const SECRET = 'retours-de-test'
let mailbox: ImapSink
let app: TestApp
let scene: Scene
let dispatchId: string

beforeAll(async () => {
  mailbox = await startImapSink()
  app = await openTestApp({ env: { BOUNCE_SECRET: SECRET, BOUNCE_IMAP_URL: mailbox.url } })
  scene = await app.scene()
  const { meetingId, agendaVersion } = await readyMeeting(scene)
  await scene.clerk.call(createDispatch, { meetingId, agendaVersion })
  dispatchId = (await scene.clerk.call(listDispatches, { meetingId })).dispatches[0]!.id
  await until(async () => (await rows()).every(({ mail }) => mail.state === 'ACCEPTED'), 'the mails')
}, 120_000)
afterAll(async () => {
  await app.close()
  await mailbox.close()
})

const rows = async () => (await scene.clerk.call(readDispatch, { dispatchId })).recipients
const mailOf = async (index: number) => (await rows())[index]!.mail
const fixture = (name: string, id: string) =>
  readFileSync(new URL(`../../../test/fixtures/returned/${name}.eml`, import.meta.url), 'utf8').replaceAll('{{id}}', id) // prettier-ignore
/** As any provider would, without our client. */
const post = async (body: object, secret = SECRET): Promise<unknown> => {
  const reply = await fetch(`${app.origin}/api/v1/mail-bounces/${secret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return reply.ok ? reply.json() : reply.status
}

describe('what becomes of a mail after it left', () => {
  it('is read in the mailbox, once: delayed, then returned', async () => {
    const { deliveryId } = await mailOf(0)
    mailbox.put(fixture('out-of-office', deliveryId!))
    mailbox.put(fixture('postfix-delayed', deliveryId!))
    await readReturns.run(app.deps)
    expect(await mailOf(0)).toMatchObject({
      state: 'ACCEPTED',
      reply: expect.stringContaining('4.4.1') as string,
    })
    mailbox.put(fixture('exchange-unknown', deliveryId!))
    await readReturns.run(app.deps)
    expect(await mailOf(0)).toMatchObject({
      state: 'BOUNCED',
      reply: expect.stringContaining('5.1.10') as string,
    })
    expect(mailbox.unseen()).toBe(0)
  })

  it('is handed over by a pipe', async () => {
    const { deliveryId } = await mailOf(1)
    expect(await post({ message: fixture('postfix-delivered', deliveryId!) })).toEqual({ known: true })
    expect(await mailOf(1)).toMatchObject({ state: 'DELIVERED' })
    // Late news of a forward is believed over a good word.
    expect(await post({ message: fixture('gmail-full', deliveryId!) })).toEqual({ known: true })
    expect(await mailOf(1)).toMatchObject({ state: 'BOUNCED' })
  })

  it('is posted by a provider', async () => {
    const { deliveryId } = await mailOf(2)
    const said = {
      event: 'hard_bounce',
      'message-id': `<${deliveryId}@departement.example>`,
      reason: '550 5.1.1 unknown',
    }
    expect(await post(said)).toEqual({ known: true })
    expect(await mailOf(2)).toMatchObject({ state: 'BOUNCED', reply: '550 5.1.1 unknown' })
  })

  it('is nothing when it is about no message of ours, or from who knows no secret', async () => {
    expect(await post({ message: fixture('postfix-unknown', newId()) })).toEqual({ known: false })
    expect(await post({ event: 'opened', 'message-id': `<${newId()}@x>` })).toEqual({ known: false })
    expect(await post({ message: '' }, 'autre')).toBe(404)
  })
})
