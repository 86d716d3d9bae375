import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type SmtpSink, startSmtpSink } from '../../../test/fixtures/sinks/smtp.ts'
import { type Mail, type Mailer, openMailer } from './mail.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})
async function withSink(...behaviour: Parameters<typeof startSmtpSink>): Promise<[Mailer, SmtpSink]> {
  const sink = await startSmtpSink(...behaviour)
  opened.push(sink)
  return [mailerTo(sink.url), sink]
}
function mailerTo(url: string): Mailer {
  const mailer = openMailer(url, 'tests@hemicycle.example')
  opened.push(mailer)
  return mailer
}
const mail = (address = 'elue@test.example'): Mail => ({
  messageId: '<one@hemicycle>',
  to: { name: 'Élue', address },
  subject: 'Convocation',
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
})
const refusing = (code: number) => ({ refuse: () => ({ code, text: 'no' }) })

describe('the mailer', () => {
  it('gives the relay’s own words, once the end was allowed', async () => {
    const [mailer, sink] = await withSink()
    let asked = 0
    const sent = await mailer.send(mail(), async () => void (asked += sink.taken.size === 0 ? 1 : 100))
    expect(sent).toMatchObject({ kind: 'ACCEPTED', reply: expect.stringMatching(/^250/) as string })
    expect([asked, sink.taken.get('<one@hemicycle>')]).toEqual([1, 1])
  })

  it('sends nothing when the end is not allowed', async () => {
    const [mailer, sink] = await withSink()
    const sent = await mailer.send(mail(), () => Promise.reject(new Error('another worker has it')))
    expect(sent.kind).toBe('NOT_SENT')
    expect(sink.taken.size).toBe(0)
  })

  it.each([
    [450, false],
    [550, true],
  ])('tells a refusal %i from a doubt', async (code, permanent) => {
    const [mailer] = await withSink(refusing(code))
    expect(await mailer.send(mail())).toMatchObject({ kind: 'REFUSED', permanent })
  })

  it('is in doubt when the relay takes the message and hangs up, and does not send it again', async () => {
    const [mailer, sink] = await withSink({ hangUpAfter: () => true })
    expect(await mailer.send(mail())).toMatchObject({ kind: 'LOST' })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(sink.taken.get('<one@hemicycle>')).toBe(1)
  })

  it('knows that nothing left when nobody answers', async () => {
    expect(await mailerTo('smtp://127.0.0.1:1').send(mail())).toMatchObject({ kind: 'NOT_SENT' })
  })

  it('knows that nothing left when the relay hangs up in the middle', async () => {
    const sockets = new Set<Socket>()
    const server: Server = createServer((socket) => {
      sockets.add(socket)
      socket.write('220 relay\r\n')
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        const text = data.toString()
        if (text.startsWith('DATA')) {
          socket.write('354 go\r\n')
          setTimeout(() => socket.destroy(), 150)
        } else if (/^(EHLO|MAIL|RCPT)/.test(text)) socket.write('250 ok\r\n')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    opened.push(server)
    const { port } = server.address() as AddressInfo
    let written = false
    const slowly = async () => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      written = true
    }
    const sent = await mailerTo(`smtp://127.0.0.1:${port}`).send(mail(), slowly)
    expect([sent.kind, written]).toEqual(['NOT_SENT', true])
  })
})
