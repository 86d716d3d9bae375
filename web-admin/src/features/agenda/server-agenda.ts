import {
  type Agenda,
  type AgendaChange,
  type GestureSummary,
  readAgenda,
  readUndo,
} from '@hemicycle/contract'
import { shallowRef } from 'vue'
import { call } from '../../api.ts'
import { keepSame } from './keep-same.ts'

export interface Steps {
  readonly undo: GestureSummary | null
  readonly redo: GestureSummary | null
}

/** What the server last said of an agenda, and of what this clerk may take back or make again. An older reply never wins. */
export function serverAgenda(meetingId: string) {
  const agenda = shallowRef<Agenda | null>(null)
  const steps = shallowRef<Steps>({ undo: null, redo: null })
  const error = shallowRef<unknown>(null)

  const take = (one: Agenda): void => {
    if (!agenda.value || one.version >= agenda.value.version) agenda.value = keepSame(agenda.value, one)
  }
  const takeChange = (change: AgendaChange): void => {
    take(change.agenda)
    steps.value = { undo: change.undo, redo: change.redo }
  }
  const read = async (): Promise<void> => {
    try {
      const [one, known] = await Promise.all([call(readAgenda, { meetingId }), call(readUndo, { meetingId })])
      take(one)
      steps.value = known
      error.value = null
    } catch (problem) {
      error.value = problem
    }
  }
  return { agenda, steps, error, takeChange, read }
}
export type ServerAgenda = ReturnType<typeof serverAgenda>
