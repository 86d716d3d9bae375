import { afterEach, describe, expect, it } from 'vitest'
import { startGateway, startOvh, startSmsc } from '../../../../test/fixtures/sinks/sms.ts'
import { httpDriver } from './http.ts'
import { openSms } from './open.ts'
import { ovhDriver, ovhSignature } from './ovh.ts'
import { smppDriver } from './smpp.ts'
import type { SmsDriver, SmsReceipt } from './sms.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})
function keep<S extends { close(): Promise<void> }>(one: S): S {
  opened.push(one)
  return one
}
const sms = { key: 'delivery-1', to: '+33612345678', text: 'Convocation prête', sender: 'DEPT47' }
const go = () => Promise.resolve()
const no = () => Promise.reject(new Error('another worker has it'))

describe('any HTTP gateway', () => {
  const gateway = (url: string, change: object = {}) =>
    httpDriver({
      url,
      headers: { 'idempotency-key': '{key}', 'x-api-key': 'secret' },
      format: 'json',
      body: { to: '{to}', text: '{text}', sender: '{sender}' },
      idPath: 'messages.0.id',
      idempotent: false,
      ...change,
    })

  it('fills its template and reads the name of the message', async () => {
    const sink = keep(await startGateway())
    expect(await gateway(sink.url).send(sms, go)).toEqual({
      kind: 'ACCEPTED',
      reply: '201',
      externalId: 'sms-delivery-1',
    })
    expect(sink.taken).toEqual([sms])
  })

  it('lets no text change the shape of the request', async () => {
    const sink = keep(await startGateway())
    const nasty = { ...sms, text: '","to":"+33600000000 {key} \\' }
    await gateway(sink.url).send(nasty, go)
    expect(sink.taken[0]).toMatchObject({ to: sms.to, text: '","to":"+33600000000 {key} \\' })
  })

  it.each([
    [429, false],
    [503, false],
    [400, true],
    [302, true],
  ])('tells a refusal %i for later from a final one', async (status, permanent) => {
    const sink = keep(await startGateway({ status: () => status }))
    expect(await gateway(sink.url).send(sms, go)).toMatchObject({ kind: 'REFUSED', permanent })
  })

  it('is in doubt when the gateway hangs up, unless it honours keys: then the same key asks again', async () => {
    let cuts = 1
    const sink = keep(await startGateway({ hangUp: () => cuts-- > 0 }))
    expect((await gateway(sink.url).send(sms, go)).kind).toBe('LOST')
    cuts = 1
    const again = gateway(sink.url, { idempotent: true })
    expect((await again.send({ ...sms, key: 'two' }, go)).kind).toBe('NOT_SENT')
    expect((await again.send({ ...sms, key: 'two' }, go)).kind).toBe('ACCEPTED')
    expect(sink.taken.filter((one) => one.key === 'two')).toHaveLength(1)
  })

  it('sends nothing when it may not, and knows that nothing left when nobody answers', async () => {
    const sink = keep(await startGateway())
    await expect(gateway(sink.url).send(sms, no)).rejects.toThrow('another worker')
    expect(sink.taken).toEqual([])
    const gone = await startGateway()
    await gone.close()
    expect((await gateway(gone.url).send(sms, go)).kind).toBe('NOT_SENT')
  })
})

describe('OVHcloud', () => {
  const secrets = { appSecret: 'AS', consumerKey: 'CK' }
  const driver = (base: string) => ovhDriver({ base, service: 'sms-ab12-1', appKey: 'AK', ...secrets })

  it('signs as their documentation shows', () => {
    const account = { base: '', service: '', appKey: '', appSecret: 'EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF', consumerKey: 'MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1' } // prettier-ignore
    expect(ovhSignature(account, 'GET', 'https://eu.api.ovh.com/1.0/domains/', '', 1366560945)).toBe(
      '$1$d3705e8afb27a0d2970a322b96550abfc67bb798',
    )
  })

  it.each([0, 3600])('sends at the hour of their server, %i seconds ahead of ours', async (ahead) => {
    const sink = keep(await startOvh(secrets, ahead))
    expect(await driver(sink.url).send(sms, go)).toMatchObject({ kind: 'ACCEPTED', externalId: '1' })
    expect(sink.taken[0]).toMatchObject({ to: sms.to, text: sms.text, sender: 'DEPT47' })
  })

  it('says when the number, or the account, is refused', async () => {
    const sink = keep(await startOvh(secrets))
    const wrong = { ...sms, to: '+33612340000' }
    expect(await driver(sink.url).send(wrong, go)).toMatchObject({ kind: 'REFUSED', permanent: true })
    const stranger = ovhDriver({
      base: sink.url,
      service: 's',
      appKey: 'AK',
      appSecret: 'no',
      consumerKey: 'CK',
    })
    expect(await stranger.send(sms, go)).toMatchObject({ kind: 'REFUSED', permanent: true })
  })
})

describe('SMPP', () => {
  const driver = (url: string, password = 'pw'): SmsDriver =>
    keep(smppDriver({ url, systemId: 'hemicycle', password }))

  it('sends septets, UCS-2 and long messages, and hears the receipt', async () => {
    const smsc = keep(await startSmsc({ password: 'pw', receipt: 'DELIVRD' }))
    const link = driver(smsc.url)
    const receipts: SmsReceipt[] = []
    link.onReceipt((receipt) => receipts.push(receipt))
    for (const text of ['A9 é', 'fête', 'a'.repeat(200)])
      expect((await link.send({ ...sms, text }, go)).kind).toBe('ACCEPTED')
    await expect.poll(() => receipts.length, { timeout: 5000 }).toBe(3)
    expect(receipts[0]).toMatchObject({ externalId: 'smsc-1', outcome: 'DELIVERED' })
    expect(smsc.taken.map((one) => one.text)).toContain('fête')
    expect(smsc.taken[2]?.text).toHaveLength(
      'a'.repeat(200).length * (smsc.taken[2]?.text.startsWith('61') ? 2 : 1),
    )
    expect(smsc.taken[0]).toMatchObject({ to: sms.to, sender: 'DEPT47' })
  })

  it.each([
    [0x58, false],
    [0x0b, true],
  ])('tells status %i for later from a final one', async (status, permanent) => {
    const smsc = keep(await startSmsc({ password: 'pw', status: () => status }))
    expect(await driver(smsc.url).send(sms, go)).toMatchObject({ kind: 'REFUSED', permanent })
  })

  it('knows that nothing left when the bind is refused or nobody answers', async () => {
    const smsc = keep(await startSmsc({ password: 'pw' }))
    expect((await driver(smsc.url, 'wrong').send(sms, go)).kind).toBe('NOT_SENT')
    expect((await driver('smpp://127.0.0.1:1').send(sms, go)).kind).toBe('NOT_SENT')
    expect(smsc.taken).toEqual([])
  })
})

describe('SMS_URL', () => {
  it.each([
    [null, null],
    ['smpp://u:p@host:2775', 'smpp'],
    ['ssmpp://u:p@host:3550', 'smpp'],
    ['ovh://ak:as@ck/sms-ab12-1', 'ovh'],
    ['https://gateway.example/send', 'http'],
  ])('%s', (url, name) => expect(openSms(url, null)?.name ?? null).toBe(name))

  it('says what is wrong with it', () => {
    expect(() => openSms('ftp://x', null)).toThrow('SMS_URL')
    expect(() => openSms('https://x', 'not json')).toThrow('SMS_GATEWAY')
  })
})
