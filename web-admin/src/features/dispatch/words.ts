import type { DispatchCheck, DispatchJudgement, Output, previewDispatch } from '@hemicycle/contract'
import * as fr from '../../i18n/fr.ts'

export type DispatchPreview = Output<typeof previewDispatch>
const words = fr.dispatch

/** How a judgement looks beside its words. */
export const LEVEL_TONES = {
  COMPLIANT: 'ok',
  CAUTION: 'ok',
  URGENT: 'warn',
  LATE: 'bad',
  UNLAWFUL: 'bad',
  MISSING: 'bad',
} as const satisfies Record<DispatchJudgement['level'], string>

export interface Verdict {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly title: string
}

/** Checks that forbid the dispatch; the bundle is not one of them for the heading: it makes itself. */
export const blockingOf = (preview: DispatchPreview, urgent: boolean): DispatchCheck[] =>
  preview.checks.filter((check) => check.blocking && !(urgent && check.code === 'DEADLINE_PASSED'))

const has = (preview: DispatchPreview, code: DispatchCheck['code']): boolean =>
  preview.checks.some((check) => check.code === code)

/** The page in one sentence. */
export function verdictOf(preview: DispatchPreview, urgent: boolean): Verdict {
  if (has(preview, 'ALREADY_CONVENED')) return { tone: 'ok', title: words.verdictDone }
  if (has(preview, 'DEADLINE_PASSED') && !urgent) return { tone: 'bad', title: words.verdictLate }
  if (preview.recipients.length === 0) return { tone: 'bad', title: words.verdictNobody }
  const blocking = blockingOf(preview, urgent).filter((check) => check.code !== 'BUNDLE_NOT_READY')
  if (blocking.length > 0) return { tone: 'bad', title: words.verdictBlocked(blocking.length) }
  if (urgent) return { tone: 'warn', title: words.verdictUrgent(preview.recipients.length) }
  return { tone: 'ok', title: words.verdictReady(preview.recipients.length) }
}

/** Why the button is disabled, in words; empty when it is not. */
export function reasonsOf(preview: DispatchPreview, urgent: boolean): string {
  const reasons = blockingOf(preview, urgent).map((check) =>
    lower(words.checks[check.code].title(check.count)),
  )
  if (preview.recipients.length === 0) reasons.push(lower(words.verdictNobody))
  return reasons.join(', ')
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
