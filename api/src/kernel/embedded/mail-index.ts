import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface MailSummary {
  readonly id: string
  readonly receivedAt: Date
  /** Whom the envelope named: blind copies included, which the message itself does not show. */
  readonly to: readonly string[]
  readonly subject: string
}
interface MailIndex {
  /** Oldest first. */
  mails(): readonly MailSummary[]
  /** Keeps one more; resolves with those that are one too many. */
  add(mail: MailSummary): Promise<readonly MailSummary[]>
}

/** What the mailbox holds, one line of JSON per message: a restart reads one file instead of every message. */
export async function openMailIndex(dir: string, kept: number): Promise<MailIndex> {
  const path = join(dir, 'index.jsonl')
  const text = await readFile(path, 'utf8').catch(() => '')
  const mails = text.split('\n').flatMap(parseLine).slice(-kept)
  await writeFile(`${path}.new`, mails.map(lineOf).join(''))
  await rename(`${path}.new`, path)
  return {
    mails: () => mails,
    async add(mail) {
      await appendFile(path, lineOf(mail))
      mails.push(mail)
      return mails.splice(0, Math.max(0, mails.length - kept))
    },
  }
}

const lineOf = (mail: MailSummary): string => `${JSON.stringify(mail)}\n`

/** A line cut by a crash names no message. */
function parseLine(line: string): MailSummary[] {
  try {
    const mail = JSON.parse(line) as MailSummary
    return [{ ...mail, receivedAt: new Date(mail.receivedAt) }]
  } catch {
    return []
  }
}
