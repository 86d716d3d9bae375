import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type SmtpSink, startSmtpSink } from '../../../test/fixtures/sinks/smtp.ts'
import { type Mail, type Mailer, type MailSender, openMailer } from './mail.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})
async function withSink(...behaviour: Parameters<typeof startSmtpSink>): Promise<[Mailer, SmtpSink]> {
  const sink = await startSmtpSink(...behaviour)
  opened.push(sink)
  return [mailerTo(sink.url), sink]
}
function mailerTo(url: string, sender: Partial<MailSender> = {}): Mailer {
  const mailer = openMailer(url, { from: 'tests@hemicycle.example', ...sender })
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

/** The relay's side of a conversation: what it was told, and the message as it came. */
async function withScribe(
  sender: Partial<MailSender>,
): Promise<{ mailer: Mailer; told: string[]; source(): string }> {
  const told: string[] = []
  let source = ''
  const server: Server = createServer((socket) => {
    let inData = false
    socket.on('error', () => undefined)
    socket.write('220 relay\r\n')
    socket.on('data', (data) => {
      if (inData) {
        source += data.toString('latin1')
        if (!source.endsWith('\r\n.\r\n')) return
        inData = false
        return void socket.write('250 taken\r\n')
      }
      const line = data.toString().trim()
      told.push(line)
      if (line.startsWith('EHLO')) socket.write('250-relay\r\n250 DSN\r\n')
      else if (line === 'DATA') {
        inData = true
        socket.write('354 go\r\n')
      } else socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(server)
  const mailer = mailerTo(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, sender)
  return { mailer, told, source: () => source.slice(0, -3) }
}

describe('what the relay is told', () => {
  it('asks for reports under our own name, to the address of returned mails', async () => {
    const { mailer, told, source } = await withScribe({ bounces: 'retours@hemicycle.example' })
    await mailer.send({ ...mail(), envelopeId: '0193-one' })
    expect(told).toContain('MAIL FROM:<retours@hemicycle.example> RET=HDRS ENVID=0193-one')
    expect(told.find((line) => line.startsWith('RCPT'))).toMatch(
      /^RCPT TO:<elue@test\.example> NOTIFY=SUCCESS,FAILURE,DELAY/,
    )
    expect(source()).toMatch(/^Auto-Submitted: auto-generated\r$/im)
    expect(source()).toMatch(/^From: tests@hemicycle\.example\r$/m)
    expect(source()).not.toMatch(/^List-Unsubscribe/im)
  })

  it('gets a picture beside the HTML that shows it, and a file beside both', async () => {
    const { mailer, source } = await withScribe({})
    const content = Buffer.from('a picture')
    const logo = { cid: 'logo', contentType: 'image/png' as const, content, width: 9, height: 9 }
    const event = { filename: 'seance.ics', content: Buffer.from('BEGIN'), contentType: 'text/calendar' }
    const html = '<img src="cid:logo" alt="Département">'
    await mailer.send({ ...mail(), html, pictures: [logo], attachments: [event] })
    const types = [...source().matchAll(/^Content-Type: ([a-z]+\/[a-z]+)/gim)].map(([, type]) => type)
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'text/calendar',
    ])
    expect(source()).toMatch(/^Content-ID: <logo>\r$/im)
    expect(source()).toMatch(/^Content-Disposition: inline; filename=logo\.png\r$/im)
    expect(source()).toContain(content.toString('base64'))
  })

  it('is signed (DKIM), and the end waits all the same', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const dkim = { domain: 'hemicycle.example', selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string } // prettier-ignore
    const { mailer, source } = await withScribe({ dkim })
    let ended = ''
    expect(await mailer.send(mail(), async () => void (ended = source()))).toMatchObject({ kind: 'ACCEPTED' })
    expect(ended).not.toContain('\r\n.\r\n')
    expect(dkimOf(source(), publicKey)).toEqual({ body: true, signature: true, domain: 'hemicycle.example' })
  })
})

/** Checks a DKIM signature in relaxed/relaxed (RFC 6376 §3.4, §3.7). */
function dkimOf(source: string, key: KeyObject) {
  const cut = source.indexOf('\r\n\r\n')
  const headers = source.slice(0, cut).split(/\r\n(?![ \t])/)
  const value = (name: string) => headers.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? ''
  const relaxed = (header: string) => {
    const [name = '', ...rest] = header.split(':')
    return `${name.toLowerCase()}:${rest
      .join(':')
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  }
  const own = value('dkim-signature')
  const tags = new Map(own.slice(own.indexOf(':') + 1).split(';').map((tag) => [tag.split('=')[0]?.trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')])) // prettier-ignore
  const body = source.slice(cut + 4).replace(/[ \t]+(?=\r\n)/g, '').replace(/[ \t]+/g, ' ').replace(/(\r\n)*$/, '\r\n') // prettier-ignore
  const signed = [...(tags.get('h') ?? '').split(':').map(value).filter(Boolean).map(relaxed), relaxed(own).replace(/([; ]b=)[^;]*/, '$1')].join('\r\n') // prettier-ignore
  return {
    body: createHash('sha256').update(body, 'latin1').digest('base64') === tags.get('bh'),
    signature: verify(
      'sha256',
      Buffer.from(signed, 'latin1'),
      key,
      Buffer.from(tags.get('b') ?? '', 'base64'),
    ),
    domain: tags.get('d'),
  }
}
