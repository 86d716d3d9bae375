import nodemailer from 'nodemailer'
import { holdBack } from './hold-back.ts'
import type { Picture } from './templates.ts'

export interface Mail {
  /** Stable for one delivery: a relay that sees it twice can tell. */
  readonly messageId: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly { filename: string; content: Buffer; contentType: string }[]
  readonly pictures?: readonly Picture[]
  /** What reports of delivery will call it (RFC 3461 ENVID): they are asked for where it is given. */
  readonly envelopeId?: string
}

export interface MailSender {
  readonly from: string
  /** Where returned mails go; without it, to the sender. */
  readonly bounces?: string | null
  /** Signs every mail (DKIM, RFC 6376). */
  readonly dkim?: DkimKey | null
}
export interface DkimKey {
  readonly domain: string
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

/**
 * What became of one mail. ACCEPTED and REFUSED are the relay's own words. NOT_SENT: the message was never ended, so the relay dropped
 * it (RFC 5321 §4.1.1.4). LOST: it was ended and nobody answered: it may have left.
 */
export type Sent =
  | { readonly kind: 'ACCEPTED'; readonly reply: string }
  | { readonly kind: 'REFUSED'; readonly reply: string; readonly permanent: boolean }
  | { readonly kind: 'NOT_SENT' | 'LOST'; readonly reply: string }

export interface Mailer {
  /** Hands a mail to the relay. `beforeEnd` is awaited once all but the end is written: rejecting there sends nothing. */
  send(mail: Mail, beforeEnd?: () => Promise<void>): Promise<Sent>
  verify(): Promise<void>
  close(): void
}

/** How long a relay may think after the end of a message: RFC 5321 §4.5.3.2.6 says ten minutes. Hanging up earlier invents doubts. */
const PATIENCE_MS = 600_000

export function openMailer(smtpUrl: string, sender: MailSender): Mailer {
  const transport = nodemailer.createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 8,
      // The pool would send again by itself a message whose connection broke, ended or not.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      socketTimeout: PATIENCE_MS,
      ...(sender.dkim && { dkim: dkimOf(sender.dkim) }),
    } as never,
    {
      from: sender.from,
      headers: {
        // RFC 3834: nobody's answering machine replies to it. The second is how Exchange says the same.
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'OOF, AutoReply',
      },
    },
  )
  transport.use('stream', holdBack)
  return {
    async send(
      { attachments = [], pictures = [], envelopeId, ...mail },
      beforeEnd = () => Promise.resolve(),
    ) {
      let ended = false
      let ending: Promise<void> | null = null
      let over = false
      const end = () => {
        if (over) return Promise.reject(new Error('the connection is gone'))
        return (ending = beforeEnd().then(() => void (ended = true)))
      }
      try {
        const reports = envelopeId === undefined ? {} : { dsn: dsnOf(envelopeId) }
        const envelope = sender.bounces ? { envelope: { from: sender.bounces, to: mail.to.address } } : {}
        const message = { ...mail, ...reports, ...envelope, attachments: [...attachments, ...pictures.map(inline)], beforeEnd: end } // prettier-ignore
        const { response } = (await transport.sendMail(message as never)) as { response: string }
        return { kind: 'ACCEPTED', reply: response }
      } catch (error) {
        over = true
        const failure = failureOf(error as SmtpError, ended)
        // What is still being written down must be written before its failure is.
        await Promise.resolve(ending).catch(() => undefined)
        return failure
      }
    },
    verify: async () => void (await transport.verify()),
    close: () => transport.close(),
  }
}

/** Beside the HTML that shows it (multipart/related), and in no list of attached files. */
const inline = ({ cid, contentType, content }: Picture) => ({
  cid,
  filename: `${cid}.${contentType === 'image/png' ? 'png' : 'jpg'}`,
  contentType,
  content,
  contentDisposition: 'inline' as const,
})

const dkimOf = ({ domain, selector, privateKey }: DkimKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
})

/** Good news is asked for too: « remis » is a fact of the proof. Only the headers come back, not the attachments. */
const dsnOf = (id: string) => ({ id, return: 'headers', notify: ['success', 'failure', 'delay'] })

interface SmtpError {
  readonly code?: string
  readonly response?: string
  readonly responseCode?: number
}

/** Once the message is ended, only a reply to the message itself says that it was not taken; anything else is a doubt. */
function failureOf({ code, response, responseCode }: SmtpError, ended: boolean): Sent {
  const reply = (response ?? code ?? 'relais injoignable').slice(0, 500)
  const answered = responseCode !== undefined && (!ended || code === 'EMESSAGE')
  if (!answered) return { kind: ended ? 'LOST' : 'NOT_SENT', reply }
  // 5yz: trying again will not change it (RFC 5321 §4.2.1). A refused login is the relay's setting, not the recipient's fault.
  return { kind: 'REFUSED', reply, permanent: responseCode >= 500 && code !== 'EAUTH' }
}
