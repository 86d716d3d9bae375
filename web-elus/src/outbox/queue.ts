import { Problem, type ProblemCode } from '@hemicycle/domain'
import { type Entry, replacedBy } from './entry.ts'
import type { EntryStore } from './store.ts'

/** How a try ended. LATER: nothing was learnt (no network, the service is down): the same entry again, in a while. */
type Outcome = { kind: 'DONE'; reply: unknown } | { kind: 'LATER' } | { kind: 'REFUSED'; code: ProblemCode }

export interface QueueOptions {
  readonly store: EntryStore
  /** Sends one entry with its id as Idempotency-Key. */
  readonly send: (entry: Entry) => Promise<unknown>
  readonly onDone: (entry: Entry, reply: unknown) => void
  readonly onChange: (entries: readonly Entry[]) => void
}

export interface Queue {
  readonly add: (entry: Entry) => Promise<void>
  /** Sends what waits for a person, in order. True when nothing waits any more. */
  readonly flush: (userId: string) => Promise<boolean>
  /** A refused entry, tried once more or given up. */
  readonly retry: (id: string) => Promise<void>
  readonly drop: (id: string) => Promise<void>
  readonly refresh: () => Promise<readonly Entry[]>
}

/** What waits is sent one by one, in the order it was made: an answer lost on the way makes the same request again, done once. */
export function createQueue({ store, send, onDone, onChange }: QueueOptions): Queue {
  let running: Promise<boolean> | null = null

  const refresh = async (): Promise<readonly Entry[]> => {
    const entries = await store.all()
    onChange(entries)
    return entries
  }
  const change = async (work: Promise<void>): Promise<void> => {
    await work
    await refresh()
  }
  const add = async (entry: Entry): Promise<void> => {
    const old = replacedBy(await store.all(), entry)
    await change(store.put(entry, old?.id))
  }
  async function sendOne(entry: Entry): Promise<boolean> {
    // Written before the request leaves: once it may have arrived, it is never replaced.
    await store.put({ ...entry, attempts: entry.attempts + 1 })
    const outcome = await tryOnce(entry, send)
    if (outcome.kind === 'LATER') return false
    if (outcome.kind === 'REFUSED')
      await change(store.put({ ...entry, attempts: entry.attempts + 1, refusal: outcome.code }))
    else {
      await change(store.remove(entry.id))
      onDone(entry, outcome.reply)
    }
    return true
  }
  async function run(userId: string): Promise<boolean> {
    for (;;) {
      const next = (await refresh()).find((entry) => entry.userId === userId && entry.refusal === null)
      if (!next) return true
      if (!(await sendOne(next))) return false
    }
  }
  return {
    add,
    flush: (userId) => {
      running ??= exclusively(() => run(userId)).finally(() => (running = null))
      return running
    },
    retry: async (id) => {
      const entry = (await store.all()).find((one) => one.id === id)
      if (entry) await change(store.put({ ...entry, refusal: null }))
    },
    drop: (id) => change(store.remove(id)),
    refresh,
  }
}

async function tryOnce(entry: Entry, send: QueueOptions['send']): Promise<Outcome> {
  try {
    return { kind: 'DONE', reply: await send(entry) }
  } catch (error) {
    if (error instanceof Problem && !PASSING.has(error.code)) return { kind: 'REFUSED', code: error.code }
    return { kind: 'LATER' }
  }
}

/** What says nothing about the entry itself. */
const PASSING: ReadonlySet<ProblemCode> = new Set([
  'UNAVAILABLE',
  'INTERNAL',
  'NOT_SIGNED_IN',
  'TOO_MANY_REQUESTS',
])

/** Two tabs of one browser share the store: one sends, the other waits, where the browser offers locks. */
function exclusively<R>(work: () => Promise<R>): Promise<R> {
  const locks = globalThis.navigator?.locks
  return locks ? (locks.request('hemicycle-outbox', work) as Promise<R>) : work()
}
