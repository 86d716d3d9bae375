import { type Agenda, readAgenda } from '@hemicycle/contract'
import { computed, onScopeDispose, ref, shallowRef, type ShallowRef } from 'vue'
import { call } from '../../api.ts'
import { isProblem } from '../../common/problem.ts'
import { useLive } from '../../live.ts'

export interface AgendaState {
  /** What is on screen: the server's agenda, with the gestures that it has not answered yet. */
  readonly shown: ShallowRef<Agenda | null>
  readonly error: ShallowRef<unknown>
  readonly slow: ShallowRef<boolean>
  readonly saving: Readonly<{ value: boolean }>
  readonly reload: () => Promise<void>
  readonly edit: <R>(edit: Edit<R>) => Promise<R>
}

export interface Edit<R> {
  /** The agenda to show at once; null when the gesture cannot be foreseen. */
  readonly optimistic?: (shown: Agenda) => Agenda | null
  /** Asks the server, from the last agenda it gave. */
  readonly send: (server: Agenda) => Promise<Agenda>
  /** What the gesture comes to, once answered. */
  readonly done: (reply: Agenda) => R
  /** The version was old: the agenda was read again. Gives a second attempt, or null to give up. */
  readonly rebase: (fresh: Agenda) => ((server: Agenda) => Promise<Agenda>) | null
  readonly failed: (problem: unknown, stale: boolean) => R
}

/** The agenda of a meeting, live, and the one way to change it: shown at once, sent one gesture after the other, rolled back if refused. */
export function useAgenda(meetingId: string): AgendaState {
  const server = shallowRef<Agenda | null>(null)
  const shown = shallowRef<Agenda | null>(null)
  const error = shallowRef<unknown>(null)
  const slow = shallowRef(false)
  const pending = ref(0)
  const timer = setTimeout(() => (slow.value = shown.value === null), 300)
  onScopeDispose(() => clearTimeout(timer))

  const take = (agenda: Agenda): Agenda => {
    if (!server.value || agenda.version >= server.value.version) server.value = agenda
    if (pending.value <= 1) shown.value = server.value
    return agenda
  }
  const read = async (): Promise<Agenda> => take(await call(readAgenda, { meetingId }))
  const reload = async (): Promise<void> => {
    if (pending.value > 0) return
    await read().then(
      () => (error.value = null),
      (problem: unknown) => (error.value = problem),
    )
    slow.value = false
  }

  let last: Promise<unknown> = Promise.resolve()
  const edit = <R>(change: Edit<R>): Promise<R> => {
    if (shown.value) shown.value = change.optimistic?.(shown.value) ?? shown.value
    pending.value++
    const turn = last.then(() => attempt(change))
    last = turn.catch(() => undefined)
    return turn
  }
  const attempt = async <R>(change: Edit<R>): Promise<R> => {
    try {
      if (!server.value) await read()
      return change.done(take(await change.send(server.value as Agenda)))
    } catch (problem) {
      if (!isProblem(problem, 'STALE_VERSION')) return giveUp(change, problem, false)
      return await again(change, problem)
    } finally {
      pending.value--
    }
  }
  const again = async <R>(change: Edit<R>, problem: unknown): Promise<R> => {
    try {
      const second = change.rebase(await read())
      if (!second) return giveUp(change, problem, true)
      return change.done(take(await second(server.value as Agenda)))
    } catch (secondProblem) {
      return giveUp(change, secondProblem, true)
    }
  }
  const giveUp = <R>(change: Edit<R>, problem: unknown, stale: boolean): R => {
    shown.value = server.value
    return change.failed(problem, stale)
  }

  useLive(['agenda', 'documents', 'dispatch'], () => meetingId, reload)
  void reload()
  return { shown, error, slow, saving: computed(() => pending.value > 0), reload, edit }
}
