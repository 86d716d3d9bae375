import type { Meeting } from '@hemicycle/contract'
import { addDays, civilDateIn, daysBetween } from '@hemicycle/domain'

export const SPAN = 15

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

export interface Day {
  readonly date: string
  readonly weekend: boolean
  readonly today: boolean
}

/** Fifteen days from the Monday of this week: the horizon of a dispatch. */
export function daysFrom(today: string): Day[] {
  const monday = mondayOf(today)
  return Array.from({ length: SPAN }, (_, index) => {
    const date = addDays(monday, index)
    return { date, weekend: index % 7 >= 5, today: date === today }
  })
}

export type MarkKind = 'sent' | 'span' | 'deadline' | 'deadline-off' | 'deadline-late' | 'meeting' | 'far'
export interface Mark {
  readonly kind: MarkKind
  readonly date: string
  /** Grid columns, from 1. */
  readonly from: number
  readonly to: number
}

/** What stands on the line of a meeting: sent or to be sent, until when, and the meeting itself; an arrow when all is further. */
export function marksOf(meeting: Meeting, today: string, zone: string): Mark[] {
  const monday = mondayOf(today)
  const column = (date: string): number => daysBetween(monday, date) + 1
  const seen = (mark: Mark): boolean => mark.from >= 1 && mark.to <= SPAN + 1
  const at = (kind: MarkKind, date: string): Mark => ({
    kind,
    date,
    from: column(date),
    to: column(date) + 1,
  })
  const { lastDate } = meeting.clock
  const sentAt = meeting.convenedAt ?? meeting.frozenAt
  const held = at('meeting', meeting.date)
  if (sentAt) {
    const sent = at('sent', civilDateIn(new Date(sentAt), zone))
    return [sent, at('deadline-off', lastDate), held].filter(
      (mark) => seen(mark) && !(mark !== sent && mark.date === sent.date),
    )
  }
  if (lastDate < today) return [at('deadline-late', lastDate), held].filter(seen)
  const deadline = at('deadline', lastDate)
  if (!seen(deadline)) return [{ kind: 'far', date: lastDate, from: SPAN - 3, to: SPAN + 1 }]
  const span: Mark = { kind: 'span', date: lastDate, from: column(today), to: deadline.from }
  return [...(span.to > span.from ? [span] : []), deadline, held].filter(seen)
}
