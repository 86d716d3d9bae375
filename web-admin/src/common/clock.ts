import type { Meeting } from '@hemicycle/contract'
import { addDays, civilDateIn } from '@hemicycle/domain'
import { dayOf, duration, nearDay, timeOf } from './words.ts'

export interface ClockWords {
  readonly tone: 'quiet' | 'warn' | 'bad' | 'ok'
  readonly label: string
  readonly when: string
  /** The same as a date, never « demain »: what « avant le » wants after it. */
  readonly until?: string | undefined
  /** What is left, or by how much it was in time or late. */
  readonly left: string
  /** By which article, while it is still to be sent. */
  readonly article?: string | undefined
  /** The day that leaves a margin, while it is to come. */
  readonly advised?: string | undefined
}

/**
 * The legal clock in one sentence: quiet above the eve, amber on the eve, red on the last day, « dépassé » after it, and, once convened,
 * by how much the convocation was in time.
 */
export function clockWords(
  meeting: Pick<Meeting, 'clock' | 'convenedAt' | 'frozenAt'>,
  zone: string,
  now: Date,
): ClockWords {
  const { lastMoment, lastDate, recommendedDate, rule } = meeting.clock
  const article = rule.days > 0 ? rule.article : undefined
  const today = civilDateIn(now, zone)
  if (meeting.convenedAt) return convened(meeting.convenedAt, lastMoment, zone, today)
  const left = Date.parse(lastMoment) - now.getTime()
  const when = `${nearDay(lastDate, today)}, ${timeOf(lastMoment, zone)}`
  if (left < 0)
    return {
      tone: 'bad',
      label: 'Délai légal passé',
      when,
      left: `dépassé depuis ${duration(-left)}`,
      article,
    }
  // Asked for, and not yet true: nobody is convened before the documents can be read.
  if (meeting.frozenAt)
    return { tone: 'quiet', label: 'Convocation demandée', when, left: 'mise à disposition en cours' }
  const tone = lastDate === today ? 'bad' : lastDate === addDays(today, 1) ? 'warn' : 'quiet'
  const margin = recommendedDate !== lastDate && today <= recommendedDate
  const advised = margin ? nearDay(recommendedDate, today) : undefined
  const until = `${dayOf(lastDate, today)}, ${timeOf(lastMoment, zone)}`
  return { tone, label: 'Envoi légal avant le', when, until, left: duration(left), article, advised }
}

function convened(sentAt: string, lastMoment: string, zone: string, today: string): ClockWords {
  const when = `${nearDay(civilDateIn(new Date(sentAt), zone), today)}, ${timeOf(sentAt, zone)}`
  const ahead = Date.parse(lastMoment) - Date.parse(sentAt)
  return ahead >= 0
    ? { tone: 'ok', label: 'Convoquée', when, left: `${duration(ahead)} d’avance` }
    : { tone: 'bad', label: 'Convoquée', when, left: `${duration(-ahead)} de retard` }
}
