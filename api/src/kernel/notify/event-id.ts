/** The domain that mails leave from: what identities of theirs are made unique by. */
export const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'hemicycle.example'

/** The identity of a meeting in calendars, the same in the mails that convene and in the addresses that programs read (RFC 5545 §3.8.4.7). */
export const eventIdOf = (meetingId: string, from: string): string => `seance-${meetingId}@${domainOf(from)}`
