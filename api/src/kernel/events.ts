import type { LiveEvent } from '@hemicycle/contract'
import { sql as raw } from 'drizzle-orm'
import type { Database, Sql } from './db/client.ts'
import { listen, type Subscription } from './db/listen.ts'

const CHANNEL = 'hemicycle_events'

/** Says to every connected screen of the authority that something changed, when the transaction commits. */
export async function announce(sql: Sql, authorityId: string, event: LiveEvent): Promise<void> {
  await sql.execute(raw`select pg_notify(${CHANNEL}, ${JSON.stringify({ authorityId, event })})`)
}

export type Listener = (event: LiveEvent) => void
export interface EventHub {
  subscribe(authorityId: string, listener: Listener): () => void
  close(): Promise<void>
}

/** One LISTEN for the process, fanned out to its streams: N API processes need nothing more. */
export async function openEventHub(database: Database): Promise<EventHub> {
  const listeners = new Map<string, Set<Listener>>()
  const hear = (text: string) => {
    const { authorityId, event } = JSON.parse(text) as { authorityId: string; event: LiveEvent }
    for (const listener of listeners.get(authorityId) ?? []) listener(event)
  }
  const subscription: Subscription = await listen(database, CHANNEL, hear)
  return {
    subscribe(authorityId, listener) {
      const set = listeners.get(authorityId) ?? new Set()
      listeners.set(authorityId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(authorityId)
      }
    },
    close: () => subscription.close(),
  }
}
