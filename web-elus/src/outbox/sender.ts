import { Problem } from '@hemicycle/domain'
import { ref } from 'vue'
import { call } from '../api.ts'
import type { Entry } from './entry.ts'
import { operationOf } from './operations.ts'
import { createQueue, type Queue } from './queue.ts'
import { openEntryStore } from './store.ts'

const RETRY_MS = [2_000, 10_000, 30_000, 60_000]
type Heard = (entry: Entry, reply: unknown) => void

interface SenderOptions {
  /** Whose entries may be sent now; null when nobody is signed in. */
  readonly userId: () => string | null
  readonly onChange: (entries: readonly Entry[]) => void
}

/** The queue of this browser, sent when something is added, when the network comes back, when the screen is looked at, and in between. */
export function createSender({ userId, onChange }: SenderOptions) {
  const lasting = ref(true)
  const sending = ref(false)
  const heard = new Set<Heard>()
  const tabs = globalThis.BroadcastChannel ? new BroadcastChannel('hemicycle-outbox') : null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const queue: Promise<Queue> = openEntryStore().then((store) => {
    lasting.value = store.lasting
    const onDone: Heard = (entry, reply) => heard.forEach((listener) => listener(entry, reply))
    return createQueue({ store, send, onDone, onChange })
  })
  const waiting = async (): Promise<boolean> =>
    (await (await queue).refresh()).some((entry) => entry.userId === userId() && entry.refusal === null)

  async function flush(): Promise<void> {
    const person = userId()
    clearTimeout(timer)
    if (!person || sending.value) return
    sending.value = true
    const done = await (await queue).flush(person).catch(() => false)
    sending.value = false
    tabs?.postMessage(null)
    failures = done ? 0 : failures + 1
    if (!done) timer = setTimeout(() => void flush(), RETRY_MS[Math.min(failures, RETRY_MS.length) - 1])
    // Something was added while the last one was ending.
    else if (await waiting()) await flush()
  }
  /** Somebody signed in or out, or the screen is looked at again. */
  async function wake(): Promise<void> {
    if (await waiting()) await flush()
  }
  const after = async (work: (queue: Queue) => Promise<void>): Promise<void> => {
    await work(await queue)
    void flush()
  }
  tabs?.addEventListener('message', () => void queue.then((one) => one.refresh()))
  globalThis.addEventListener('online', () => void wake())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void wake())

  return {
    /** False when the browser keeps nothing: what waits is lost with the page. */
    lasting,
    sending,
    add: (entry: Entry) => after((one) => one.add(entry)),
    flush,
    wake,
    retry: (id: string) => after((one) => one.retry(id)),
    drop: async (id: string) => (await queue).drop(id),
    /** Hears of each entry that the service has taken; returns what stops it. */
    onDone: (listener: Heard) => {
      heard.add(listener)
      return () => heard.delete(listener)
    },
  }
}

function send(entry: Entry): Promise<unknown> {
  const operation = operationOf(entry.operation)
  if (!operation) throw new Problem('INVALID_INPUT', 'unknown operation')
  return call(operation, entry.input, { 'idempotency-key': entry.id })
}
