import type { Meeting } from '@hemicycle/contract'
import { addDays, type CivilDate } from '@hemicycle/domain'
import type { IconName } from '@hemicycle/ui'
import * as fr from '../../i18n/fr.ts'

const words = fr.meetings
type Step = 'import' | 'agenda' | 'dispatch' | 'tracking'

export interface Watch {
  readonly tone: 'bad' | 'warn' | 'ok' | 'quiet'
  readonly icon: IconName
  readonly text: string
  readonly step: Step
}

/** What stands between a meeting and its convocation, or what its convocation still waits for; the gravest first. */
export function watchesOf(meeting: Meeting): Watch[] {
  if (meeting.state === 'CONVENED') {
    const missing = meeting.recipients - meeting.acknowledged
    return missing > 0
      ? [
          {
            tone: 'quiet',
            icon: 'receipt',
            text: words.acksMissing(missing, meeting.recipients),
            step: 'tracking',
          },
        ]
      : [{ tone: 'ok', icon: 'check', text: words.acksAll, step: 'tracking' }]
  }
  if (meeting.documents === 0) return [{ tone: 'quiet', icon: 'list', text: words.toOpen, step: 'import' }]
  const found: (Watch | false)[] = [
    meeting.refused > 0 && {
      tone: 'bad',
      icon: 'stop',
      text: words.refused(meeting.refused),
      step: 'import',
    },
    meeting.toCheck > 0 && {
      tone: 'warn',
      icon: 'alert',
      text: words.toCheck(meeting.toCheck),
      step: 'agenda',
    },
    meeting.reading > 0 && {
      tone: 'quiet',
      icon: 'file',
      text: words.reading(meeting.reading),
      step: 'import',
    },
  ]
  const watches = found.filter((watch) => watch !== false)
  return watches.length > 0
    ? watches
    : [{ tone: 'ok', icon: 'check', text: words.ready(meeting.items), step: 'dispatch' }]
}

export interface Todo {
  readonly key: string
  readonly meeting: Meeting
  readonly due: CivilDate
  readonly tone: 'bad' | 'warn' | 'quiet'
  readonly text: string
  readonly why: 'ADVISED' | 'LATE' | 'PLAIN'
  readonly step: Step
}

/** The next gestures over all meetings in preparation, the most pressing first. */
export function todosOf(meetings: readonly Meeting[], today: CivilDate): Todo[] {
  const all = meetings
    .filter((meeting) => meeting.state === 'DRAFT')
    .flatMap((meeting) => todosOfOne(meeting, today))
  return all.sort((a, b) => a.due.localeCompare(b.due)).slice(0, 7)
}

function todosOfOne(meeting: Meeting, today: CivilDate): Todo[] {
  const { lastDate, recommendedDate, verdict } = meeting.clock
  const todo = (text: string, step: Step, due: CivilDate, why: Todo['why'] = 'PLAIN'): Todo => ({
    key: `${meeting.id}${step}${text}`,
    meeting,
    due: due < today ? today : due,
    tone: lastDate <= today ? 'bad' : lastDate === addDays(today, 1) ? 'warn' : 'quiet',
    text,
    why,
    step,
  })
  const body = meeting.body.name
  if (verdict === 'TOO_LATE' || verdict === 'URGENT_ONLY')
    return [todo(words.todoLate(body), 'dispatch', today, 'LATE')]
  const before = addDays(recommendedDate, -1)
  if (meeting.documents === 0) return [todo(words.todoImport(body), 'import', before)]
  return [
    ...(meeting.refused > 0 ? [todo(words.todoRefused(meeting.refused), 'import', before)] : []),
    ...(meeting.toCheck > 0 ? [todo(words.todoCheck(meeting.toCheck), 'agenda', before)] : []),
    todo(words.todoConvene(body), 'dispatch', recommendedDate, 'ADVISED'),
  ]
}
