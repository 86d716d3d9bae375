import { mailFate } from '@hemicycle/domain'
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { type MailReturn, readReport } from './report.ts'

const MOST_WORDS = 500
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
/** Where our own message names itself in what comes back with a report. */
const OWN = new RegExp(`^Message-ID:\\s*<(${ID})@`, 'im')

/**
 * Reads a mail that came to the address of returned mails: a report of delivery (RFC 3464), or the prose of older servers. Null when it
 * is something else (an answering machine, a person) or about no message of ours.
 */
export async function readReturned(source: Buffer | string): Promise<MailReturn | null> {
  const mail = await simpleParser(source, {
    keepDeliveryStatus: true,
    skipImageLinks: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  })
  const report = mail.attachments.find(({ contentType }) =>
    /^message\/(?:global-)?delivery-status$/.test(contentType),
  )
  const read = report ? readReport(report.content.toString()) : readProse(mail)
  if (!read) return null
  const deliveryId = idOf(read.envelopeId) ?? ownId(mail)
  const { fate, words } = read
  return deliveryId ? { deliveryId, fate, words: words.slice(0, MOST_WORDS) } : null
}

const idOf = (text: string | null): string | null =>
  new RegExp(`^(${ID})$`, 'i').exec(text ?? '')?.[1]?.toLowerCase() ?? null

/** From the headers of our message, joined or quoted; else from the mail that this one answers. */
function ownId(mail: ParsedMail): string | null {
  const quoted = mail.attachments.filter(isOurs).map(({ content }) => content.toString('utf8', 0, 50_000))
  for (const text of [...quoted, mail.text ?? '']) {
    const found = OWN.exec(text)?.[1]
    if (found) return found.toLowerCase()
  }
  const answered = [mail.inReplyTo ?? '', ...[mail.references ?? []].flat()].join(' ')
  return new RegExp(`<(${ID})@`, 'i').exec(answered)?.[1]?.toLowerCase() ?? null
}

const isOurs = ({ contentType }: Attachment): boolean => /rfc822/.test(contentType)

/** « MAILER-DAEMON », « Mail Delivery System », or nobody at all. An answering machine has a person's name. */
const ROBOTS = /mailer-daemon|postmaster|mail delivery|maildelivery|mail administrator/i
const STATUS = /\b([45]\.\d{1,3}\.\d{1,3})\b/
const REPLY = /\b([45]\d\d)[ -](?=\S)/

/** Servers that write a letter instead of a report (qmail, old Exim): what they say after the code is all there is. */
function readProse(mail: ParsedMail): ReturnType<typeof readReport> {
  const from = mail.from?.text ?? ''
  if (!ROBOTS.test(from) && !/^\s*$/.test(from)) return null
  const text = (mail.text ?? '').split(/^-{2,}.*(?:original|copy|headers|below this line).*$/im)[0] ?? ''
  const status = STATUS.exec(text)?.[1] ?? REPLY.exec(text)?.[1]?.replace(/^(\d).*/, '$1.0.0') ?? ''
  if (status === '') return null
  const line =
    text.split('\n').find((one) => one.includes(status)) ?? text.split('\n').find((one) => REPLY.test(one))
  const delayed =
    /will (?:continue|keep|be) (?:to )?(?:try|retr)|warning|delayed|not yet been delivered/i.test(
      `${mail.subject ?? ''}\n${text}`,
    )
  const fate = mailFate(delayed && status.startsWith('4') ? 'delayed' : 'failed', status)
  return { fate, words: (line ?? status).trim(), envelopeId: null }
}
