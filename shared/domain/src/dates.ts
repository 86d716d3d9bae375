import { Problem } from './problems.ts'

/** A day of the calendar without hour or zone, 'YYYY-MM-DD'. Two of them compare as strings. */
export type CivilDate = string
/** A wall-clock time, 'HH:MM' from 00:00 to 23:59. */
export type ClockTime = string

const DAY = 86_400_000
const pad = (value: number) => String(value).padStart(2, '0')

/** Whether a text is a day that exists ('2027-02-29' does not). */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** Whether a text is a wall-clock time 'HH:MM'. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

function midnight(date: CivilDate): number {
  if (!isCivilDate(date)) throw new Problem('INVALID_INPUT', `not a civil date: ${date.slice(0, 40)}`)
  return Date.parse(`${date}T00:00:00Z`)
}

/** The day `days` later (or earlier when negative). Throws INVALID_INPUT when `date` is not a civil date. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(midnight(date) + days * DAY).toISOString().slice(0, 10)
}

/** Civil days from `from` to `to`: negative when `to` is earlier, 1 from a day to the next whatever the daylight saving time. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((midnight(to) - midnight(from)) / DAY)
}

/** The calendar year, month and day as numbers. */
export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}

/** What a clock on the wall of the zone shows at an instant, read as if it were UTC, in milliseconds. */
function wallClock(ms: number, timeZone: string): number {
  const parts = formatterFor(timeZone).formatToParts(ms)
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const seconds = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return seconds + (((ms % 1000) + 1000) % 1000)
}

/** The day it is at an instant in an IANA zone. Legal dates are those of the authority's zone, never UTC. */
export function civilDateIn(instant: Date, timeZone: string): CivilDate {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().slice(0, 10)
}

/** The time 'HH:MM' it is at an instant in an IANA zone. */
export function clockTimeIn(instant: Date, timeZone: string): ClockTime {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().slice(11, 16)
}

/**
 * The instant at which the clocks of a zone show a day and time. In the hour skipped in spring: the moment as far after the jump;
 * in the hour lived twice in autumn: the first one (as Temporal's 'compatible'). Throws INVALID_INPUT on a bad date or time.
 */
export function instantAt(date: CivilDate, time: ClockTime, timeZone: string): Date {
  if (!isClockTime(time)) throw new Problem('INVALID_INPUT', `not a clock time: ${time.slice(0, 40)}`)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wall = midnight(date) + (hours * 60 + minutes) * 60_000
  const offset = (ms: number) => wallClock(ms, timeZone) - ms
  const candidates = [wall - offset(wall - DAY), wall - offset(wall + DAY)]
  const exact = candidates.filter((ms) => wallClock(ms, timeZone) === wall)
  return new Date(exact.length > 0 ? Math.min(...exact) : (candidates[0] ?? wall))
}

/** The last millisecond of a day in a zone. */
export function endOfDay(date: CivilDate, timeZone: string): Date {
  return new Date(instantAt(addDays(date, 1), '00:00', timeZone).getTime() - 1)
}

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** « vendredi 18 décembre 2026 », « 1er » for the first of a month. Own names: Intl differs between runtimes. */
export function frenchDate(date: CivilDate, options: { weekday?: boolean } = {}): string {
  const weekday = WEEKDAYS[new Date(midnight(date)).getUTCDay()]
  const { year, month, day } = partsOf(date)
  const text = `${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${year}`
  return options.weekday === false ? text : `${weekday} ${text}`
}

/** « 9 h 30 », « 14 h », with no-break spaces U+00A0 (U+202F is missing from many fonts). */
export function frenchTime(time: ClockTime): string {
  if (!isClockTime(time)) throw new Problem('INVALID_INPUT', `not a clock time: ${time.slice(0, 40)}`)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return minutes === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${pad(minutes)}`
}
