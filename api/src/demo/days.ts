import { addDays } from '@hemicycle/domain'

const HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** A working day not before so many days: one on which a real assembly would meet. */
export function nextWeekday(today: string, days: number): string {
  const date = addDays(today, days)
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  const closed = weekday === 0 || weekday === 6 || HOLIDAYS.includes(date.slice(5))
  return closed ? nextWeekday(today, days + 1) : date
}
