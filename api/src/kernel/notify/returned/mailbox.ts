import { ImapFlow } from 'imapflow'

/** The report and the headers of our message come first; the rest is our own attachments coming back. */
const MOST_BYTES = 300_000
const MOST_AT_ONCE = 200

/**
 * Hands every unread mail of an IMAP mailbox to `read`, one after the other, and marks it as seen: what could not be read stays there
 * for a person, and what fails is tried again the next time.
 */
export async function readMailbox(address: string, read: (source: Buffer) => Promise<void>): Promise<number> {
  const url = new URL(address)
  const secure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    // A connection that breaks is said by the command in course, and the next visit opens another.
    emitLogs: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX')
    try {
      return await readUnseen(client, read)
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

async function readUnseen(client: ImapFlow, read: (source: Buffer) => Promise<void>): Promise<number> {
  const found = (await client.search({ seen: false }, { uid: true })) || []
  const some = found.slice(0, MOST_AT_ONCE)
  for (const uid of some) {
    const message = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES } }, { uid: true })
    if (message && message.source) await read(message.source)
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  }
  return some.length
}
