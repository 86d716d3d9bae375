import { type Agenda, redoAgenda, undoAgenda } from '@hemicycle/contract'
import type { AgendaOperation } from '@hemicycle/domain'
import { computed, ref } from 'vue'
import { call } from '../../api.ts'
import { isProblem } from '../../common/problem.ts'
import { useLive } from '../../live.ts'
import { clientId } from './client-id.ts'
import { foresee } from './foresee.ts'
import { serverAgenda } from './server-agenda.ts'
import { type Outcome, useQueue } from './useQueue.ts'

export type SaveState = 'SAVED' | 'SAVING' | 'OFFLINE'

/** The agenda of a meeting, live: what the server knows, with the gestures that it has not answered yet on top. */
export function useAgenda(meetingId: string, late: (outcome: Outcome) => void) {
  const server = serverAgenda(meetingId)
  const queue = useQueue(meetingId, server, late)
  const stepping = ref(false)

  const shown = computed(() =>
    queue.pending.value.reduce<Agenda | null>(
      (agenda, { operations, at }) =>
        agenda && (foresee(agenda, operations as AgendaOperation[], at) ?? agenda),
      server.agenda.value,
    ),
  )
  const reload = async (): Promise<void> => {
    await server.read()
    await queue.drain()
  }
  const step = async (which: typeof undoAgenda | typeof redoAgenda, gestureId?: string): Promise<Outcome> => {
    stepping.value = true
    try {
      const change = await call(which, { meetingId, clientId, ...(gestureId ? { gestureId } : {}) })
      server.takeChange(change)
      return { state: 'DONE', change }
    } catch (problem) {
      return { state: 'REFUSED', problem, clash: isProblem(problem, 'NOT_ALLOWED_NOW') }
    } finally {
      stepping.value = false
    }
  }
  const saving = computed<SaveState>(() => {
    const waiting = queue.pending.value.length > 0
    if (queue.cut.value && waiting) return 'OFFLINE'
    return waiting || queue.sending.value || stepping.value ? 'SAVING' : 'SAVED'
  })
  useLive(['agenda', 'documents', 'dispatch'], () => meetingId, reload)
  void reload()

  return {
    shown,
    error: server.error,
    steps: server.steps,
    waiting: computed(() => queue.pending.value.length),
    saving,
    reload,
    gesture: queue.push,
    undo: (gestureId?: string) => step(undoAgenda, gestureId),
    redo: () => step(redoAgenda),
  }
}
export type AgendaDesk = ReturnType<typeof useAgenda>
