import type { Agenda, AgendaItem } from '@hemicycle/contract'
import { say, sayProblem } from '../../common/say.ts'
import { fr } from '../../i18n/fr.ts'
import type { AgendaState } from './useAgenda.ts'
import type { Undo } from './useUndo.ts'

/** What every gesture needs: the agenda, and where to note how it is taken back. */
export interface EditContext {
  readonly meetingId: string
  readonly state: AgendaState
  readonly undo: Undo
}

export const itemOf = (agenda: Agenda | null, id: string): AgendaItem | undefined =>
  agenda?.items.find((item) => item.id === id)

/** A gesture that the server refused: what happened, and nothing else changes. */
export function refused(problem: unknown, stale: boolean): null {
  if (stale) say(fr.agenda.staleRead, { tone: 'warn' })
  else sayProblem(problem)
  return null
}
