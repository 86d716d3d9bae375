import type { DeliveryEvent } from './delivery-states.ts'

/**
 * What became of a mail after the relay took it. HARD: it will not arrive there whatever one does. SOFT: it did not arrive, for a reason
 * that may pass (mailbox full, server down too long). DELAYED: the server still tries. RELAYED: handed to a server that tells no more.
 */
export type MailFate = 'DELIVERED' | 'RELAYED' | 'DELAYED' | 'SOFT' | 'HARD'

/** The actions of RFC 3464 §2.3.3. */
export type DsnAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

const FATES: Readonly<Record<Exclude<DsnAction, 'failed'>, MailFate>> = {
  delayed: 'DELAYED',
  delivered: 'DELIVERED',
  relayed: 'RELAYED',
  expanded: 'RELAYED',
}
/** Refused for good by the letter of the code, but for a reason that passes: full mailbox, too large, server in trouble, policy of the day. */
const PASSING = /^5\.(2\.2|3\.|4\.|7\.(?:23|24|25|26|27|28|29))/

/** From the action of a report and its enhanced status code (RFC 3463, « 5.1.1 »). */
export function mailFate(action: DsnAction, status: string): MailFate {
  if (action !== 'failed') return FATES[action]
  return status.startsWith('5') && !PASSING.test(`${status}.`) ? 'HARD' : 'SOFT'
}

const EVENTS: Readonly<Record<MailFate, DeliveryEvent | null>> = {
  DELIVERED: 'DELIVERED',
  RELAYED: null,
  DELAYED: 'DELAYED',
  SOFT: 'BOUNCED',
  HARD: 'BOUNCED',
}

/** What it does to the delivery: a message that will not arrive has come back, whether for good or not: a person decides what follows. */
export const eventOfFate = (fate: MailFate): DeliveryEvent | null => EVENTS[fate]

/** Why a mail did not arrive, as a clerk would ask. */
export const MAIL_CAUSES = [
  'UNKNOWN_ADDRESS',
  'UNKNOWN_DOMAIN',
  'MAILBOX_CLOSED',
  'MAILBOX_FULL',
  'TOO_LARGE',
  'SERVER_DOWN',
  'REFUSED_AS_SPAM',
  'OTHER',
] as const
export type MailCause = (typeof MAIL_CAUSES)[number]

const CAUSES: readonly [RegExp, MailCause][] = [
  [/\b5\.1\.[013456]\b|\b5\.4\.[016]\b.*(?:user|recipient|address)|user unknown|recipient ?not ?found|no such user|does not exist|unknown (?:user|recipient)/i, 'UNKNOWN_ADDRESS'],
  [/\b5\.1\.(?:2|10)\b|\b5\.4\.4\b|host (?:or domain name )?not found|domain not found|null mx/i, 'UNKNOWN_DOMAIN'],
  [/\b5\.2\.1\b|disabled|inactive/i, 'MAILBOX_CLOSED'],
  [/\b[45]\.2\.2\b|quota|mailbox (?:is )?full|over ?quota/i, 'MAILBOX_FULL'],
  [/\b5\.(?:2\.3|3\.4)\b|too (?:large|big)/i, 'TOO_LARGE'],
  [/\b[45]\.7\.\d+\b|spam|blocked|blacklist|blocklist|policy/i, 'REFUSED_AS_SPAM'],
  [/\b[45]\.4\.\d+\b|timed? ?out|connection refused|unreachable/i, 'SERVER_DOWN'],
] // prettier-ignore

/** The cause behind the words of a server, by its status code or, without one, by what servers usually write. */
export function mailCause(words: string): MailCause {
  return CAUSES.find(([pattern]) => pattern.test(words))?.[1] ?? 'OTHER'
}
