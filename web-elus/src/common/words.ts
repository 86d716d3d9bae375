import { frenchTime } from '@hemicycle/domain'
import { formatDate, formatTime } from '@hemicycle/ui'

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** « Vendredi 18 décembre 2026 ». */
export const longDate = (date: string): string => capital(formatDate(date))

/** « Vendredi 18 décembre 2026, 9 h 30 ». */
export const meetingMoment = (meeting: { date: string; time: string }): string =>
  `${longDate(meeting.date)}, ${frenchTime(meeting.time)}`

/** « le 4 décembre 2026 à 21 h 12 », « le 3 décembre à 11 h 02 »: the year is said where a receipt must prove it. */
export function momentOf(instant: string, timeZone: string, year = false): string {
  return `le\u00a0${formatDate(instant, { weekday: false, year, timeZone })} à\u00a0${formatTime(instant, timeZone)}`
}
