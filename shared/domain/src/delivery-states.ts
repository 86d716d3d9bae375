/** How one message is carried. PHONE and HAND are done by people and written down afterwards. */
export const CHANNELS = ['MAIL', 'SMS'] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * Where one message to one recipient by one channel stands. SENDING: claimed by a worker that is about to end the message. UNCERTAIN: it
 * may have left, nobody knows; it is never sent again by itself. ACCEPTED: by the relay. DELIVERED: by the recipient's own server.
 */
export const DELIVERY_STATES = [
  'QUEUED',
  'SENDING',
  'UNCERTAIN',
  'ACCEPTED',
  'DEFERRED',
  'DELIVERED',
  'BOUNCED',
  'FAILED',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What can happen to it. The state is nothing but the sum of these. */
export const DELIVERY_EVENTS = [
  'CLAIMED',
  'ACCEPTED',
  'NOT_SENT',
  'DEFERRED',
  'REFUSED',
  'GAVE_UP',
  'LOST',
  'DELIVERED',
  'DELAYED',
  'BOUNCED',
  'JUDGED_SENT',
  'RELAUNCHED',
] as const
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number]

type Moves = Partial<Record<DeliveryEvent, DeliveryState>>

/** A late word of the relay or of the recipient's server is believed over a doubt, and a bounce over anything. */
const HEARD: Moves = { DELIVERED: 'DELIVERED', BOUNCED: 'BOUNCED' }

const MOVES: Readonly<Record<DeliveryState, Moves>> = {
  QUEUED: { CLAIMED: 'SENDING', NOT_SENT: 'DEFERRED', DEFERRED: 'DEFERRED', REFUSED: 'FAILED', GAVE_UP: 'FAILED' },
  SENDING: { ...HEARD, ACCEPTED: 'ACCEPTED', NOT_SENT: 'DEFERRED', DEFERRED: 'DEFERRED', REFUSED: 'FAILED', GAVE_UP: 'FAILED', LOST: 'UNCERTAIN' },
  UNCERTAIN: { ...HEARD, ACCEPTED: 'ACCEPTED', DEFERRED: 'DEFERRED', REFUSED: 'FAILED', JUDGED_SENT: 'ACCEPTED', RELAUNCHED: 'QUEUED' },
  ACCEPTED: { ...HEARD, DELAYED: 'ACCEPTED' },
  DEFERRED: { CLAIMED: 'SENDING', NOT_SENT: 'DEFERRED', DEFERRED: 'DEFERRED', REFUSED: 'FAILED', GAVE_UP: 'FAILED', RELAUNCHED: 'QUEUED' },
  DELIVERED: { BOUNCED: 'BOUNCED' },
  BOUNCED: { RELAUNCHED: 'QUEUED' },
  FAILED: { RELAUNCHED: 'QUEUED' },
} // prettier-ignore

/** The state after an event, or null when it says nothing new there (a second « delivered », a claim on a message already sent). */
export function afterEvent(state: DeliveryState, event: DeliveryEvent): DeliveryState | null {
  return MOVES[state][event] ?? null
}

/** Whether a worker may still send it by itself. */
export const isDue = (state: DeliveryState): boolean => state === 'QUEUED' || state === 'DEFERRED'

/** Whether somebody must look at it. */
export const needsClerk = (state: DeliveryState): boolean =>
  state === 'UNCERTAIN' || state === 'BOUNCED' || state === 'FAILED'

/** Whether the recipient counts as sent to: what the legal clock goes by, until a bounce says otherwise. */
export const counts = (state: DeliveryState): boolean => state === 'ACCEPTED' || state === 'DELIVERED'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** About a day in all: what a mail server that is being repaired asks for (RFC 5321 §4.5.4.1), close together at first. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR] // prettier-ignore

/** How long to wait before trying again, in milliseconds, after so many attempts (1 or more); null: no more attempts. */
export function waitAfter(attempts: number): number | null {
  return WAITS[attempts - 1] ?? null
}
