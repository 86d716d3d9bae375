/** One short message. The key is that of its delivery: the same key twice is the same message. */
export interface Sms {
  readonly key: string
  /** E.164. */
  readonly to: string
  readonly text: string
  readonly sender: string | null
}

/** What became of it; the words are those of mail.ts. `externalId` is what the provider calls it: its receipts name it. */
export type SmsSent =
  | { readonly kind: 'ACCEPTED'; readonly reply: string; readonly externalId: string }
  | { readonly kind: 'REFUSED'; readonly reply: string; readonly permanent: boolean }
  | { readonly kind: 'NOT_SENT' | 'LOST'; readonly reply: string }

/** What a provider says later of a message. */
export interface SmsReceipt {
  readonly externalId: string
  readonly outcome: 'DELIVERED' | 'BOUNCED' | 'PENDING'
  readonly words: string
}

export interface SmsDriver {
  readonly name: 'http' | 'ovh' | 'smpp'
  /** `beforeSend` is awaited when all is ready and nothing has left: rejecting there sends nothing. */
  send(sms: Sms, beforeSend: () => Promise<void>): Promise<SmsSent>
  /** Told of each receipt that arrives by the driver's own connection (SMPP). */
  onReceipt(listener: (receipt: SmsReceipt) => void): void
  close(): Promise<void>
}
