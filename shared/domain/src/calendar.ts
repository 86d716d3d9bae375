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
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hemicycle//Convocation//FR',
    `METHOD:${event.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stampedAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DURATION:PT${event.minutes}M`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(event.summary)}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `URL:${event.url}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** An instant in the « form 2 » of §3.3.5: in UTC, it needs no description of a time zone. */
const utc = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

/** Text values escape backslash, comma, semicolon and line ends (§3.3.11). */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n')

const MOST_OCTETS = 75

/** No line is longer than 75 octets in UTF-8; the rest goes on after a space (§3.1). A character is never cut. */
function folded(line: string): string {
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
