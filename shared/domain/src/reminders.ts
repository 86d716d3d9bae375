import { addDays, type ClockTime, type CivilDate, civilDateIn, clockTimeIn, instantAt } from './dates.ts'
import type { Channel } from './delivery-states.ts'

/** What a councillor has not done yet. */
export const SILENCES = ['NOT_OPENED', 'NOT_ACKNOWLEDGED', 'NO_ANSWER'] as const
export type Silence = (typeof SILENCES)[number]

export interface ReminderRule {
  readonly after: Silence
  /** Days before the meeting. */
  readonly daysBefore: number
  readonly channel: Channel
}

/** Wall-clock times of the authority's zone; the same twice: never quiet. */
export interface QuietHours {
  readonly from: ClockTime
  readonly to: ClockTime
}

/** What an authority that chose nothing does. */
export const DEFAULT_REMINDERS: readonly ReminderRule[] = [
  { after: 'NOT_OPENED', daysBefore: 3, channel: 'MAIL' },
  { after: 'NO_ANSWER', daysBefore: 2, channel: 'MAIL' },
]
export const DEFAULT_QUIET: QuietHours = { from: '20:00', to: '08:00' }

const FIRST_PATIENCE_MS = 24 * 3_600_000

/**
 * When a rule speaks: on its day, at the end of the quiet hours, and never less than a day after the convocation became available: somebody
 * convened late is not reminded the same evening.
 */
export function reminderDueAt(
  rule: Pick<ReminderRule, 'daysBefore'>,
  dispatch: { readonly meetingDate: CivilDate; readonly availableAt: Date },
  quiet: QuietHours,
  timeZone: string,
): Date {
  const planned = instantAt(addDays(dispatch.meetingDate, -rule.daysBefore), quiet.to, timeZone)
  const patient = dispatch.availableAt.getTime() + FIRST_PATIENCE_MS
  return new Date(Math.max(planned.getTime(), patient))
}

/** Whether nothing may leave now that a person did not ask for; hours may go over midnight. */
export function isQuiet({ from, to }: QuietHours, now: Date, timeZone: string): boolean {
  const time = clockTimeIn(now, timeZone)
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** The moment the quiet hours that hold now end; null outside them. */
export function quietUntil(quiet: QuietHours, now: Date, timeZone: string): Date | null {
  if (!isQuiet(quiet, now, timeZone)) return null
  const today = civilDateIn(now, timeZone)
  const end = instantAt(today, quiet.to, timeZone)
  return end > now ? end : instantAt(addDays(today, 1), quiet.to, timeZone)
}

/** Whether a rule is about this person. Who acknowledged has read, who answered knows: neither is asked to open. */
export function isSilent(
  after: Silence,
  person: { readonly opened: boolean; readonly acknowledged: boolean; readonly answered: boolean },
): boolean {
  if (after === 'NO_ANSWER') return !person.answered
  if (after === 'NOT_ACKNOWLEDGED') return !person.acknowledged
  return !person.opened && !person.acknowledged && !person.answered
}
