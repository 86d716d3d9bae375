import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { newId } from '../ids.ts'

const KEPT = 2000

export interface MailSummary {
  readonly id: string
  readonly receivedAt: Date
  readonly to: readonly string[]
  readonly subject: string
}
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
  close(): Promise<void>
}

/** A mail server that keeps everything and sends nothing: what a demo, a test or a first look needs. Kept over restarts. */
export async function startMailbox({ dir }: { dir: string }): Promise<Mailbox> {
  await mkdir(dir, { recursive: true })
  const mails = await readAll(dir)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address)
      receive(dir, mails, to, stream).then(
        () => done(),
        (error: Error) => done(error),
      )
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const get = async (id: string): Promise<StoredMail | null> => {
    const mail = mails.find((one) => one.id === id)
    return mail ? parse(mail, await readFile(join(dir, `${id}.eml`))) : null
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () => [...mails].reverse(),
    get,
    attachment: async (id, index) => (await get(id))?.attachments[index] ?? null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function receive(
  dir: string,
  mails: MailSummary[],
  to: readonly string[],
  stream: NodeJS.ReadableStream,
): Promise<void> {
  const raw = await buffer(stream as never)
  const { subject = '' } = await simpleParser(raw, { skipImageLinks: true })
  const mail = { id: newId(), receivedAt: new Date(), to, subject }
  await writeFile(join(dir, `${mail.id}.eml`), raw)
  mails.push(mail)
  for (const old of mails.splice(0, Math.max(0, mails.length - KEPT)))
    await rm(join(dir, `${old.id}.eml`), { force: true })
}

async function readAll(dir: string): Promise<MailSummary[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.eml')).sort()
  return Promise.all(
    names.slice(-KEPT).map(async (name) => {
      const mail = await simpleParser(await readFile(join(dir, name)))
      const to = [mail.to ?? []]
        .flat()
        .flatMap((list: AddressObject) => list.value.map((address) => address.address ?? ''))
      return { id: name.slice(0, -4), receivedAt: mail.date ?? new Date(0), to, subject: mail.subject ?? '' }
    }),
  )
}

async function parse(summary: MailSummary, raw: Buffer): Promise<StoredMail> {
  const mail = await simpleParser(raw)
  const attachments = mail.attachments.map(({ filename, contentType, content }) => ({
    filename: filename ?? 'piece-jointe',
    contentType,
    content,
  }))
  return { ...summary, text: mail.text ?? '', html: mail.html || null, headers: mail.headers, attachments }
}
