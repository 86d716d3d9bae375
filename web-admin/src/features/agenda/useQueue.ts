import { type AgendaChange, operateAgenda } from '@hemicycle/contract'
import { afterPaint } from '@hemicycle/ui'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { call } from '../../api.ts'
import { isProblem } from '../../common/problem.ts'
import { clientId } from './client-id.ts'
import { followers, type Operations, type PendingGesture, readPending, writePending } from './pending.ts'
import { useSession } from '../../stores/session.ts'
import type { ServerAgenda } from './server-agenda.ts'

export type Outcome =
  | { readonly state: 'DONE'; readonly change: AgendaChange }
  /** Kept on this computer: it leaves by itself when the network is back. */
  | { readonly state: 'KEPT' }
  | { readonly state: 'REFUSED'; readonly problem: unknown; readonly clash: boolean }

const RETRY_MS = 4_000
const unreachable = (problem: unknown): boolean =>
  problem instanceof TypeError || isProblem(problem, 'UNAVAILABLE')

/**
 * The gestures on their way: one after the other, sent twice without harm, kept while the network is cut and over a reload. `late` hears of
 * those that nobody waits for any more.
 */
export function useQueue(meetingId: string, server: ServerAgenda, late: (outcome: Outcome) => void) {
  const owner = { userId: useSession().me?.userId ?? '', meetingId }
  const pending = shallowRef<readonly PendingGesture[]>(readPending(owner))
  const cut = ref(false)
  const sending = ref(false)
  const answers = openAnswers(late)
  const again = useRetry(() => drain())

  const set = (next: readonly PendingGesture[]): void => {
    pending.value = next
    writePending(owner, next)
  }
  const send = async (one: PendingGesture): Promise<void> => {
    const { id, baseVersion, operations } = one
    const body = { meetingId, baseVersion, operations, clientId }
    const change = await call(operateAgenda, body, { 'idempotency-key': id })
    cut.value = false
    const { version } = change.agenda
    set(followers(pending.value.slice(1), one, { version, rebased: change.rebased }))
    server.takeChange(change)
    answers.settle(one.id, { state: 'DONE', change })
  }
  const refuse = async (one: PendingGesture, problem: unknown): Promise<void> => {
    await server.read()
    set(pending.value.slice(1))
    const clash = isProblem(problem, 'STALE_VERSION') || isProblem(problem, 'NOT_FOUND')
    answers.settle(one.id, { state: 'REFUSED', problem, clash })
  }
  const wait = (): void => {
    cut.value = true
    answers.settleAll({ state: 'KEPT' })
    again()
  }
  const drain = async (): Promise<void> => {
    if (sending.value || !server.agenda.value) return
    sending.value = true
    for (let one = pending.value[0]; one; one = pending.value[0]) {
      const problem: unknown = await send(one).catch((error: unknown) => error)
      if (problem && unreachable(problem)) {
        wait()
        break
      }
      if (problem) await refuse(one, problem)
    }
    sending.value = false
  }
  const push = (operations: Operations): Promise<Outcome> => {
    const baseVersion = server.agenda.value?.version ?? 0
    const one = { id: crypto.randomUUID(), baseVersion, operations, at: new Date().toISOString() }
    set([...pending.value, one])
    const answer = answers.ask(one.id)
    if (cut.value) answers.settle(one.id, { state: 'KEPT' })
    void afterPaint().then(drain)
    return answer
  }
  return { pending, cut, sending, push, drain }
}

/** Who waits for the answer to which gesture. What nobody waits for (kept over a cut or a reload) goes to `late`. */
function openAnswers(late: (outcome: Outcome) => void) {
  const waiting = new Map<string, (outcome: Outcome) => void>()
  const settle = (id: string, outcome: Outcome): void => {
    const answer = waiting.get(id)
    waiting.delete(id)
    if (answer) answer(outcome)
    else if (outcome.state !== 'DONE') late(outcome)
  }
  return {
    settle,
    ask: (id: string) => new Promise<Outcome>((resolve) => waiting.set(id, resolve)),
    settleAll: (outcome: Outcome) => [...waiting.keys()].forEach((id) => settle(id, outcome)),
  }
}

/** Tries again a little later, and as soon as the browser says that the network is back. */
function useRetry(work: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => void work()
  addEventListener('online', now)
  onScopeDispose(() => {
    removeEventListener('online', now)
    clearTimeout(timer)
  })
  return () => {
    clearTimeout(timer)
    timer = setTimeout(now, RETRY_MS)
  }
}
