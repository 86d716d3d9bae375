import { addDays } from '@hemicycle/domain'

export type View = 'list' | 'month' | 'week'
export interface Span {
  readonly from: string
  readonly to: string
}

const utc = (date: string): Date => new Date(`${date}T12:00:00Z`)
const civil = (date: Date): string => date.toISOString().slice(0, 10)

/** Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, -((utc(day).getUTCDay() + 6) % 7))

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`

export function addMonths(day: string, months: number): string {
  const date = utc(firstOfMonth(day))
  date.setUTCMonth(date.getUTCMonth() + months)
  return civil(date)
}

/** The days that a view shows around one: three months, the whole weeks of a month, or a week. */
export function spanOf(view: View, day: string): Span {
  if (view === 'week') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  if (view === 'list') return { from: day, to: addDays(addMonths(day, 3), -1) }
  const last = addDays(addMonths(day, 1), -1)
  return { from: mondayOf(firstOfMonth(day)), to: addDays(mondayOf(last), 6) }
}

/** The day that the view is about after one step. */
export function stepOf(view: View, day: string, step: 1 | -1): string {
  if (view === 'week') return addDays(day, 7 * step)
  return addMonths(day, (view === 'month' ? 1 : 3) * step)
}

export function daysOf({ from, to }: Span): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
