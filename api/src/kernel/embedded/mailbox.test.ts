import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Mailbox, startMailbox } from './mailbox.ts'

let dir: string
let mailbox: Mailbox
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hemicycle-mail-'))
  mailbox = await startMailbox({ dir, kept: 3 })
})
afterEach(async () => {
  await mailbox.close()
  await rm(dir, { recursive: true, force: true })
})

const from = 'assemblees@vallee.example'
const send = async (mail: SendMailOptions) => {
  const transport = nodemailer.createTransport(mailbox.url)
  await transport.sendMail({ from, to: 'elue@vallee.example', ...mail }).finally(() => transport.close())
}
const restart = async () => {
  await mailbox.close()
  mailbox = await startMailbox({ dir, kept: 3 })
}

it('keeps accents, both bodies, attachments and blind copies, over a restart too', async () => {
  const content = Buffer.from('%PDF-1.7 élu')
  await send({
    bcc: 'cachee@vallee.example',
    subject: 'Convocation à la séance du 18 décembre',
    text: 'Bonjour à tous',
    html: '<p>Bonjour à tous</p>',
    attachments: [{ filename: 'ordre du jour.pdf', content, contentType: 'application/pdf' }],
  })
  const before = mailbox.list()
  await restart()
  expect(mailbox.list()).toEqual(before)
  const { id, to, subject } = mailbox.list()[0]!
  expect({ to, subject }).toEqual({
    to: ['elue@vallee.example', 'cachee@vallee.example'],
    subject: 'Convocation à la séance du 18 décembre',
  })
  const mail = await mailbox.get(id)
  expect(mail).toMatchObject({ text: 'Bonjour à tous', html: '<p>Bonjour à tous</p>' })
  expect(await mailbox.attachment(id, 0)).toEqual({
    filename: 'ordre du jour.pdf',
    contentType: 'application/pdf',
    content,
  })
  expect(await mailbox.attachment(id, 1)).toBeNull()
  expect(await mailbox.get('../app-secret')).toBeNull()
})

it('keeps the last messages only, in memory and on disk', async () => {
  for (const subject of ['un', 'deux', 'trois', 'quatre', 'cinq']) await send({ subject })
  const kept = () => mailbox.list().map((mail) => mail.subject)
  expect(kept()).toEqual(['cinq', 'quatre', 'trois'])
  expect((await readdir(dir)).filter((name) => name.endsWith('.eml'))).toHaveLength(3)
  await appendFile(join(dir, 'index.jsonl'), '{"id":"coup')
  await restart()
  expect(kept()).toEqual(['cinq', 'quatre', 'trois'])
  await send({ subject: 'six' })
  await restart()
  expect(kept()).toEqual(['six', 'cinq', 'quatre'])
})

it('tells its listeners, until they no longer care', async () => {
  const heard: string[] = []
  const forget = mailbox.onMessage((mail) => heard.push(mail.subject))
  await send({ subject: 'entendu' })
  forget()
  await send({ subject: 'manqué' })
  expect(heard).toEqual(['entendu'])
})

it('ends at once although a client keeps its connection', async () => {
  const { hostname, port } = new URL(mailbox.url)
  expect(hostname).toBe('127.0.0.1')
  const client = connect(Number(port), hostname)
  client.on('error', () => undefined)
  await new Promise((resolve) => client.once('data', resolve))
  const start = performance.now()
  await mailbox.close()
  expect(performance.now() - start).toBeLessThan(5000)
  client.destroy()
  mailbox = await startMailbox({ dir })
})
