import type { Report, ReportMeeting, ReportRow } from '@hemicycle/contract'
import { frenchDate } from '@hemicycle/domain'
import { dayOf } from '../../common/words.ts'
import * as fr from '../../i18n/fr.ts'

const words = fr.reports

/** What calls for whoever looks at it is the one that stands out. */
export const tonesFor = (author: boolean) =>
  ({
    DRAFT: 'quiet',
    SUBMITTED: author ? 'info' : 'warn',
    RETURNED: author ? 'warn' : 'info',
    ACCEPTED: 'ok',
    WITHDRAWN: 'quiet',
  }) as const

export const stateWords = (author: boolean): Readonly<Record<ReportRow['state'], string>> =>
  author ? words.authorStates : words.states

export const meetingWords = (meeting: Pick<ReportMeeting, 'body' | 'date'> | null): string =>
  meeting ? words.forMeeting(meeting.body, frenchDate(meeting.date, { weekday: false })) : words.noMeeting

/** What the due date of a meeting says today. */
export function dueWords(dueOn: string | null, today: string): string {
  if (dueOn === null) return words.dueNone
  return dueOn < today ? words.duePast(dayOf(dueOn, today)) : words.dueOn(dayOf(dueOn, today))
}

/** The last return, while the report is with its author. */
export const returnOf = (report: Report): Report['history'][number] | null =>
  report.state === 'RETURNED' ? (report.history.find((one) => one.step === 'RETURN') ?? null) : null
