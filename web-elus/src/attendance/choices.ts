import type { MyAttendance } from '@hemicycle/contract'
import type { Answer } from '@hemicycle/domain'
import type { Civility } from '../common/civility.ts'
import * as fr from '../i18n/fr.ts'

/** PROXY is an absence with a holder: a choice of its own on the screen. */
export type Choice = Answer | 'PROXY'

export const choiceOf = ({ answer }: MyAttendance): Choice | null => {
  if (!answer) return null
  return answer.holder ? 'PROXY' : answer.answer
}

/** What the body allows, in the order one thinks of it. */
export function choicesOf(mine: MyAttendance, civility: Civility): { value: Choice; label: string }[] {
  const words = fr.attendance
  const labels = words.options(civility)
  const { substitute } = mine
  return [
    { value: 'PRESENT', label: labels.PRESENT },
    ...(mine.remote ? [{ value: 'REMOTE' as const, label: labels.REMOTE }] : []),
    { value: 'ABSENT', label: labels.ABSENT },
    ...(substitute ? [{ value: 'REPLACED' as const, label: words.replaced(substitute) }] : []),
    { value: 'PROXY', label: words.give(mine.word) },
  ]
}

/** What the step says: the question while it may be answered, then the statement. */
export function titleOf(mine: MyAttendance, civility: Civility): string {
  if (!mine.answer) return mine.open ? fr.attendance.ask(civility) : fr.attendance.mine
  return mine.answer.holder ? fr.attendance.gave(mine.word) : fr.attendance.said(mine.answer.answer, civility)
}
