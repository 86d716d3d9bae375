/** French formats of the screens. U+00A0 everywhere: the fonts and the readers know it better than U+202F. */

const nbsp = '\u00A0'
const zone = 'Europe/Paris'
const dayMs = 86_400_000

const spaced = (text: string) => text.replace(/[\u202F ]/gu, nbsp)
const cache = new Map<string, Intl.DateTimeFormat>()

function intl(timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = timeZone + JSON.stringify(options)
  const found = cache.get(key) ?? new Intl.DateTimeFormat('fr-FR', { timeZone, ...options })
  cache.set(key, found)
  return found
}

const numbers = new Map<number, Intl.NumberFormat>()

/** 1062 → « 1 062 ». */
export function formatNumber(value: number, decimals = 0): string {
  const found =
    numbers.get(decimals) ??
    new Intl.NumberFormat('fr-FR', { maximumFractionDigits: decimals, minimumFractionDigits: 0 })
  numbers.set(decimals, found)
  return spaced(found.format(value))
}

/** A number of bytes (thousands of 1000) → « 486 Ko », « 1,4 Mo », « 212 Mo ». */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${nbsp}${bytes < 2 ? 'octet' : 'octets'}`
  const units = ['Ko', 'Mo', 'Go', 'To']
  let size = bytes / 1000
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${formatNumber(size, unit === 0 || size >= 100 ? 0 : 1)}${nbsp}${units[unit]}`
}

/** plural(2, 'rapport') → « 2 rapports »; 0 and 1 are singular in French. The plural form is given when it is irregular. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)}${nbsp}${Math.abs(count) < 2 ? one : many}`
}

/** « Éducation » → « education »: what two texts have in common whatever their accents and capitals. */
export const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** An instant → « 9 h 30 », « 14 h » in the zone of the authority (Europe/Paris by default). */
export function formatTime(instant: Date | string, timeZone = zone): string {
  const parts = intl(timeZone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).formatToParts(
    new Date(instant),
  )
  const hour = Number(parts.find((part) => part.type === 'hour')?.value)
  const minute = parts.find((part) => part.type === 'minute')?.value
  return minute === '00' ? `${hour}${nbsp}h` : `${hour}${nbsp}h${nbsp}${minute}`
}

export interface DateFormat {
  /** « vendredi » before the day; true by default */
  weekday?: boolean
  /** « 2026 » at the end; true by default */
  year?: boolean
  /** « déc. » instead of « décembre » */
  short?: boolean
  timeZone?: string
}

/** The parts of a day, in French. A civil date « 2026-12-18 » is itself in every zone; an instant is read in `timeZone`. */
export function dayParts(date: Date | string, { short = false, timeZone = zone }: DateFormat = {}) {
  const civil = typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(date)
  const month = short ? 'short' : 'long'
  const format = intl(civil ? 'UTC' : timeZone, { weekday: 'long', day: 'numeric', month, year: 'numeric' })
  const parts = Object.fromEntries(
    format.formatToParts(new Date(date)).map((part) => [part.type, part.value]),
  )
  const day = String(parts.day)
  return {
    weekday: String(parts.weekday),
    day: day === '1' ? '1er' : day,
    month: String(parts.month),
    year: String(parts.year),
  }
}

/** → « vendredi 18 décembre 2026 »; the first of the month is « 1er ». */
export function formatDate(date: Date | string, options: DateFormat = {}): string {
  const { weekday, day, month, year } = dayParts(date, options)
  const words = [
    options.weekday === false ? '' : weekday,
    `${day}${nbsp}${month}`,
    options.year === false ? '' : year,
  ]
  return words.filter(Boolean).join(' ')
}

/** → « vendredi 18 décembre 2026 à 9 h 30 ». */
export function formatDateTime(instant: Date | string, options: DateFormat = {}): string {
  return `${formatDate(instant, options)} à${nbsp}${formatTime(instant, options.timeZone)}`
}

/** « 2026-12-18 », the civil date of an instant in a zone. */
export function civilDate(instant: Date, timeZone = zone): string {
  const parts = intl(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}`
}

/** Whole civil days from `now`: « aujourd’hui », « demain », « hier », « dans 14 jours », « il y a 3 jours ». */
export function relativeDay(date: Date | string, now: Date, timeZone = zone): string {
  const civil = typeof date === 'string' && date.length === 10 ? date : civilDate(new Date(date), timeZone)
  const days = Math.round((Date.parse(civil) - Date.parse(civilDate(now, timeZone))) / dayMs)
  if (days === 0) return 'aujourd’hui'
  if (Math.abs(days) === 1) return days > 0 ? 'demain' : 'hier'
  return `${days > 0 ? 'dans' : 'il y a'} ${plural(Math.abs(days), 'jour')}`
}

/** A length in ms as the legal clock says it: « 2 j 4 h », « 5 h 17 », « 41 min », « 24 s ». */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (hours >= 24)
    return spaced([`${Math.floor(hours / 24)} j`, hours % 24 ? `${hours % 24} h` : ''].join(' ').trim())
  if (hours >= 1)
    return spaced(`${hours} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, '0')}` : ''}`)
  return spaced(minutes >= 1 ? `${minutes} min` : `${seconds} s`)
}
