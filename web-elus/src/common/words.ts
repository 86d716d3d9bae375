import { addDays, civilDateIn, clockTimeIn, daysBetween, frenchDate, frenchTime, partsOf } from '@hemicycle/domain'

const number = new Intl.NumberFormat('fr-FR')
/** U+202F, that Intl writes, is missing from many fonts: the interface uses U+00A0. */
const NARROW = /\u202f/g

/** « 1 126 ». */
export const count = (value: number): string => number.format(value).replace(NARROW, '\u00a0')

/** « 1 rapport », « 12 rapports »: in French zero is singular. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)}\u00a0${Math.abs(value) < 2 ? one : many}`

const UNITS = ['octets', 'Ko', 'Mo', 'Go'] as const

/** « 38,2 Mo », by thousands. */
export function bytes(value: number): string {
  let [size, unit] = [value, 0]
  while (size >= 999.5 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1]
  const digits = unit < 2 || size >= 100 ? 0 : 1
  const text = size.toLocaleString('fr-FR', { maximumFractionDigits: digits }).replace(NARROW, '\u00a0')
  return `${text}\u00a0${UNITS[unit]}`
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** « Vendredi 18 décembre 2026 ». */
export const longDate = (date: string): string => capital(frenchDate(date))

/** « 18 h 42 » in the authority's zone. */
export const timeOf = (instant: string, zone: string): string =>
  frenchTime(clockTimeIn(new Date(instant), zone))

/** « le 4 décembre 2026 à 21 h 12 », « le 3 décembre à 11 h 02 »: the year is said when a receipt must prove it. */
export function momentOf(instant: string, zone: string, options: { year?: boolean } = {}): string {
  const date = frenchDate(civilDateIn(new Date(instant), zone), { weekday: false })
  return `le ${options.year ? date : date.slice(0, -5)} à ${timeOf(instant, zone)}`
}

/** « aujourd’hui », « demain », « dans 14 jours », « hier », « il y a 3 jours ». */
export function fromToday(date: string, today: string): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'aujourd’hui'
  if (date === addDays(today, 1)) return 'demain'
  if (days === -1) return 'hier'
  return days > 0 ? `dans ${days}\u00a0jours` : `il y a ${-days}\u00a0jours`
}

/** « 7 » and « déc. » for a line of a list. */
export function shortDay(date: string): { day: string; month: string } {
  const { month, day } = partsOf(date)
  return { day: day === 1 ? '1er' : String(day), month: SHORT_MONTHS[month - 1] ?? '' }
}
const SHORT_MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
