import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { newId } from '../ids.ts'
import { type MailSummary, openMailIndex } from './mail-index.ts'

const MAX_BYTES = 64_000_000

export interface StoredMail extends MailSummary {
  readonly text: string
  readonly html: string | null
  readonly headers: ReadonlyMap<string, unknown>
  readonly attachments: readonly { filename: string; contentType: string; content: Buffer }[]
}
export interface Mailbox {
  /** smtp:// address of the embedded server. */
  readonly url: string
  /** Newest first. */
  list(): readonly MailSummary[]
  get(id: string): Promise<StoredMail | null>
  attachment(id: string, index: number): Promise<StoredMail['attachments'][number] | null>
  /** Told of each message once it is kept; returns what stops it. */
  onMessage(listener: (mail: MailSummary) => void): () => void
  close(): Promise<void>
}
interface Options {
  readonly dir: string
  /** How many of the last messages are kept. */
  readonly kept?: number
}

/** A mail server that keeps everything and sends nothing: what a demo, a test or a first look needs. Kept over restarts. */
export async function startMailbox({ dir, kept = 2000 }: Options): Promise<Mailbox> {
  await mkdir(dir, { recursive: true })
  const index = await openMailIndex(dir, kept)
  const listeners = new Set<(mail: MailSummary) => void>()
  const pathOf = ({ id }: MailSummary) => join(dir, `${id}.eml`)
  const keep = async (to: readonly string[], stream: SMTPServerDataStream) => {
    const raw = await buffer(stream)
    // smtp-server only notes it (RFC 5321 §4.2.3): a message is refused, not kept cut.
    if (stream.sizeExceeded) throw Object.assign(new Error('message too large'), { responseCode: 552 })
    const { subject = '' } = await simpleParser(raw, { skipImageLinks: true })
    const mail = { id: newId(), receivedAt: new Date(), to, subject }
    await writeFile(pathOf(mail), raw)
    for (const old of await index.add(mail)) await rm(pathOf(old), { force: true })
    for (const listener of listeners) listener(mail)
  }
  const server = await listen(keep)
  const get = async (id: string): Promise<StoredMail | null> => {
    const mail = index.mails().find((one) => one.id === id)
    return mail ? parse(mail, await readFile(pathOf(mail))) : null
  }
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    list: () => [...index.mails()].reverse(),
    get,
    attachment: async (id, n) => (await get(id))?.attachments[n] ?? null,
    onMessage(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function listen(
  keep: (to: readonly string[], stream: SMTPServerDataStream) => Promise<void>,
): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: MAX_BYTES,
    // Idle connections of a pool must not hold up the end of the product.
    closeTimeout: 500,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address)
      keep(to, stream).then(() => done(), done)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // A client that hangs up is its own affair.
  server.on('error', () => undefined)
  return server
}

async function parse(summary: MailSummary, raw: Buffer): Promise<StoredMail> {
  const mail = await simpleParser(raw)
  // What the HTML shows is in it already.
  const files = mail.attachments.filter(({ related }) => !related)
  const attachments = files.map(({ filename, contentType, content }) => ({
    filename: filename ?? 'piece-jointe',
    contentType,
    content,
  }))
  return { ...summary, text: mail.text ?? '', html: mail.html || null, headers: mail.headers, attachments }
}
