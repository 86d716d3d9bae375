import { describe, expect, it } from 'vitest'
import { type DsnAction, eventOfFate, mailCause, mailFate } from './mail-status.ts'

describe('the fate of a mail (RFC 3463, RFC 3464)', () => {
  it.each<[DsnAction, string, string, string | null]>([
    ['failed', '5.1.1', 'HARD', 'BOUNCED'],
    ['failed', '5.1.10', 'HARD', 'BOUNCED'],
    ['failed', '5.7.1', 'HARD', 'BOUNCED'],
    ['failed', '5.0.0', 'HARD', 'BOUNCED'],
    ['failed', '5.2.1', 'HARD', 'BOUNCED'],
    ['failed', '5.2.2', 'SOFT', 'BOUNCED'],
    ['failed', '5.3.4', 'SOFT', 'BOUNCED'],
    ['failed', '5.4.1', 'SOFT', 'BOUNCED'],
    ['failed', '5.7.26', 'SOFT', 'BOUNCED'],
    ['failed', '4.4.7', 'SOFT', 'BOUNCED'],
    ['failed', '4.2.2', 'SOFT', 'BOUNCED'],
    ['failed', '', 'SOFT', 'BOUNCED'],
    ['delayed', '4.4.1', 'DELAYED', 'DELAYED'],
    ['delivered', '2.0.0', 'DELIVERED', 'DELIVERED'],
    ['relayed', '2.0.0', 'RELAYED', null],
    ['expanded', '2.0.0', 'RELAYED', null],
  ])('%s %s', (action, status, fate, event) => {
    expect(mailFate(action, status)).toBe(fate)
    expect(eventOfFate(mailFate(action, status))).toBe(event)
  })

  it.each([
    ['550 5.1.1 <…>: Recipient address rejected: User unknown in virtual mailbox table', 'UNKNOWN_ADDRESS'],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found', 'UNKNOWN_ADDRESS'],
    ['5.4.4 Host or domain name not found', 'UNKNOWN_DOMAIN'],
    ['552 5.2.2 The email account that you tried to reach is over quota', 'MAILBOX_FULL'],
    ['550 5.2.1 The email account is disabled', 'MAILBOX_CLOSED'],
    ['552 5.3.4 Message size exceeds fixed limit', 'TOO_LARGE'],
    ['550 5.7.1 Message rejected as spam', 'REFUSED_AS_SPAM'],
    ['4.4.1 connect to mx.example[192.0.2.1]:25: Connection timed out', 'SERVER_DOWN'],
    ['554 delivery error: dd This user doesn’t have an account', 'OTHER'],
    ['', 'OTHER'],
  ])('why: %s', (words, cause) => {
    expect(mailCause(words)).toBe(cause)
  })
})
