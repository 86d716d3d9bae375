import { Problem } from './problems.ts'
import { OFFICE, type Role } from './roles.ts'

/**
 * The life of a report before the agenda. DRAFT: its author is writing it. SUBMITTED: the office has to look at it. RETURNED: the
 * author has to. ACCEPTED: it is an item of an agenda. WITHDRAWN: its author took it back.
 */
export const REPORT_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export const REPORT_STEPS = ['SUBMIT', 'WITHDRAW', 'RESUME', 'ACCEPT', 'RETURN', 'MOVE'] as const
export type ReportStep = (typeof REPORT_STEPS)[number]

/** What a report file is for its report. */
export const REPORT_FILE_KINDS = ['REPORT', 'DELIBERATION', 'ANNEX'] as const
export type ReportFileKind = (typeof REPORT_FILE_KINDS)[number]

const AUTHORS: readonly Role[] = ['AUTHOR']

interface Rule {
  readonly by: readonly Role[]
  readonly from: readonly ReportState[]
  /** Null: it stays as it is. */
  readonly to: ReportState | null
}

const RULES: Readonly<Record<ReportStep, Rule>> = {
  SUBMIT: { by: AUTHORS, from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED' },
  WITHDRAW: { by: AUTHORS, from: ['DRAFT', 'SUBMITTED', 'RETURNED'], to: 'WITHDRAWN' },
  RESUME: { by: AUTHORS, from: ['WITHDRAWN'], to: 'DRAFT' },
  ACCEPT: { by: OFFICE, from: ['SUBMITTED'], to: 'ACCEPTED' },
  RETURN: { by: OFFICE, from: ['SUBMITTED', 'ACCEPTED'], to: 'RETURNED' },
  MOVE: { by: OFFICE, from: ['SUBMITTED', 'RETURNED', 'ACCEPTED'], to: null },
}

export interface ReportStanding {
  readonly state: ReportState
  /** It stands on an agenda: since it was accepted, also while it is returned for another version. */
  readonly onAgenda: boolean
}

/** What a role may do with a report as it stands, in the order in which a screen offers it. */
export function reportSteps(role: Role, standing: ReportStanding): ReportStep[] {
  return REPORT_STEPS.filter((step) => RULES[step].by.includes(role) && isOpen(step, standing))
}

/** What is on an agenda leaves it by the office's hand alone. */
function isOpen(step: ReportStep, { state, onAgenda }: ReportStanding): boolean {
  return RULES[step].from.includes(state) && !(step === 'WITHDRAW' && onAgenda)
}

/** The state that a step leads to. Throws FORBIDDEN to a role that never takes it, NOT_ALLOWED_NOW where the report stands otherwise. */
export function stateAfterStep(step: ReportStep, role: Role, standing: ReportStanding): ReportState {
  const { by, to } = RULES[step]
  if (!by.includes(role)) throw new Problem('FORBIDDEN', `${step} is not for ${role}`)
  if (!isOpen(step, standing)) throw new Problem('NOT_ALLOWED_NOW', `${step} of a report ${standing.state}`)
  return to ?? standing.state
}

/** Whether its author may still change what it says and its files. */
export const mayWriteReport = (state: ReportState): boolean => state === 'DRAFT' || state === 'RETURNED'

export const REPORT_GAPS = ['TITLE', 'DEPARTMENT', 'REPORT_FILE', 'REFUSED_FILE'] as const
export type ReportGap = (typeof REPORT_GAPS)[number]

export interface ReportContent {
  readonly title: string
  readonly department: string
  readonly files: readonly { readonly kind: ReportFileKind; readonly refused: boolean }[]
}

/** What a report lacks before it can be submitted, all at once; empty: nothing. */
export function reportGaps({ title, department, files }: ReportContent): ReportGap[] {
  const lacks: Readonly<Record<ReportGap, boolean>> = {
    TITLE: title.trim() === '',
    DEPARTMENT: department.trim() === '',
    REPORT_FILE: !files.some(({ kind }) => kind === 'REPORT'),
    REFUSED_FILE: files.some(({ refused }) => refused),
  }
  return REPORT_GAPS.filter((gap) => lacks[gap])
}

/** A report handed in on its due date is in time; both are civil dates of the authority. */
export const isLateReport = (submittedOn: string, dueOn: string | null): boolean =>
  dueOn !== null && submittedOn > dueOn

/** Days before the due date at which an authority that chose nothing reminds its authors. */
export const REPORT_REMINDERS = [7, 2] as const

/**
 * The reminder that is due on a day, in days before the due date: the last of those whose day has come, so that a product that slept
 * sends one mail and not two. Null: none yet, or the date is past. Days are civil dates of the authority; `daysBetween` from `today`.
 */
export function reportReminderDue(rule: readonly number[], daysLeft: number): number | null {
  if (daysLeft < 0) return null
  const come = rule.filter((days) => daysLeft <= days)
  return come.length > 0 ? Math.min(...come) : null
}
