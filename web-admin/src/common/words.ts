import { addDays, civilDateIn, clockTimeIn, frenchDate, frenchTime } from '@hemicycle/domain'

export { formatBytes as bytes, formatNumber as count, plural } from '@hemicycle/ui'

/** « 18 h 42 » in the authority's zone. */
export const timeOf = (instant: string, zone: string): string =>
  frenchTime(clockTimeIn(new Date(instant), zone))

/** « vendredi 18 décembre »: the year is said only when it is not the present one. */
export function dayOf(date: string, today: string): string {
  const text = frenchDate(date)
  return date.slice(0, 4) === today.slice(0, 4) ? text.slice(0, -5) : text
}

/** « Absent », « Absente ». */
export const agreed = (word: string, civility: 'M' | 'MME'): string =>
  civility === 'MME' ? `${word}e` : word

/** « aujourd’hui », « demain », « hier », else the day. */
export function nearDay(date: string, today: string): string {
  if (date === today) return 'aujourd’hui'
  if (date === addDays(today, 1)) return 'demain'
  if (date === addDays(today, -1)) return 'hier'
  return dayOf(date, today)
}

/** « aujourd’hui à 18 h 42 », « jeudi 10 décembre à 9 h ». */
export function momentOf(instant: string, zone: string, now: Date): string {
  const date = civilDateIn(new Date(instant), zone)
  return `${nearDay(date, civilDateIn(now, zone))} à ${timeOf(instant, zone)}`
}

/** The time that remains, two units at most: « 36 j », « 2 j 4 h », « 22 h 10 », « 41 min ». */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days >= 7) return `${days}\u00a0j`
  if (days > 0) return hours > 0 ? `${days}\u00a0j ${hours}\u00a0h` : `${days}\u00a0j`
  if (hours > 0) return `${hours}\u00a0h ${String(minutes % 60).padStart(2, '0')}`.replace(' ', '\u00a0')
  return `${minutes}\u00a0min`
}
