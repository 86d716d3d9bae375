import nodemailer from 'nodemailer'

export interface Mail {
  /** Stable for one delivery: a relay that sees it twice can tell. */
  readonly messageId: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly { filename: string; content: Buffer; contentType: string }[]
}
export interface Mailer {
  /** Hands a mail to the relay; resolves with the relay's own words, rejects with its refusal. */
  send(mail: Mail): Promise<{ reply: string }>
  verify(): Promise<void>
  close(): void
}

export function openMailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 4,
      connectionTimeout: 10_000,
      socketTimeout: 30_000,
    } as never,
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  return {
    async send(mail) {
      const info = (await transport.sendMail({
        ...mail,
        attachments: mail.attachments && [...mail.attachments],
      })) as {
        response: string
      }
      return { reply: info.response }
    },
    verify: async () => void (await transport.verify()),
    close: () => transport.close(),
  }
}

/** A refusal that trying again will not change (RFC 5321 §4.2.1: 5yz). */
export function isPermanent(error: unknown): boolean {
  const code = (error as { responseCode?: number }).responseCode
  return code !== undefined && code >= 500
}
