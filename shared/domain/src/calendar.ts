/** What a calendar is told of a meeting. */
export interface CalendarEvent {
  /** The same for every version of the event, for good. */
  readonly uid: string
  /** Grows with each version: calendars keep the highest. */
  readonly sequence: number
  readonly stampedAt: Date
  readonly startsAt: Date
  readonly minutes: number
  readonly summary: string
  readonly place: string
  readonly description: string
  readonly url: string
  readonly cancelled: boolean
}

/** One event as an iCalendar file (RFC 5545). Published, not an invitation: answers are given on the platform, where they count. */
export function calendarFile(event: CalendarEvent): string {
  return calendarOf('Convocation', [`METHOD:${event.cancelled ? 'CANCEL' : 'PUBLISH'}`], [event])
}

/** Many events under one name, as a program reads them again and again from an address: what is gone from it is gone from there. */
export function calendarFeed(name: string, events: readonly CalendarEvent[]): string {
  const head = ['METHOD:PUBLISH', `X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H']
  return calendarOf('Agenda', head, events)
}

function calendarOf(product: string, head: readonly string[], events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Hemicycle//${product}//FR`,
    ...head,
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

function linesOf(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stampedAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DURATION:PT${event.minutes}M`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `LOCATION:${escapeText(event.place)}`,
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    ...(event.url ? [`URL:${event.url}`] : []),
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

/** An instant in the « form 2 » of §3.3.5: in UTC, it needs no description of a time zone. */
const utc = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

/** Text values escape backslash, comma, semicolon and line ends (RFC 5545 §3.3.11, RFC 6350 §3.4). */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n')

const MOST_OCTETS = 75

/** No line is longer than 75 octets in UTF-8; the rest goes on after a space (RFC 5545 §3.1, RFC 6350 §3.2). A character is never cut. */
export function foldLine(line: string): string {
  let [text, octets] = ['', 0]
  for (const character of line) {
    const size = sizeOf(character.codePointAt(0) ?? 0)
    if (octets + size > MOST_OCTETS) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}

const sizeOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
