import { EVENT_TOPICS, type LiveEvent } from '@hemicycle/contract'
import { EventSource } from 'eventsource'
import { readonly, ref } from 'vue'
import { BASE, session } from './api.ts'

/** Null: the stream was cut and is open again, so anything may have changed meanwhile. */
type Listener = (event: LiveEvent | null) => void
const listeners = new Set<Listener>()
const cut = ref(false)
let source: EventSource | null = null
let again: ReturnType<typeof setTimeout> | undefined

/** True from the moment the stream breaks until it is open again. */
export const liveCut = readonly(cut)

/** Opens the one stream of this tab; it opens again by itself. */
export function openLive(): void {
  if (source) return
  source = new EventSource(`${BASE}/events`, { fetch: session.fetch as never })
  source.addEventListener('open', () => {
    if (cut.value) for (const listener of listeners) listener(null)
    cut.value = false
  })
  source.addEventListener('error', () => {
    cut.value = true
    // A stream that the server refused is closed for good: ask again a little later.
    if (source?.readyState === EventSource.CLOSED) reopenSoon()
  })
  for (const topic of EVENT_TOPICS)
    source.addEventListener(topic, (message) => {
      const event = JSON.parse(message.data as string) as LiveEvent
      for (const listener of listeners) listener(event)
    })
}

function reopenSoon(): void {
  source?.close()
  source = null
  again = setTimeout(() => session.accessToken() && openLive(), 5_000)
}

export function closeLive(): void {
  clearTimeout(again)
  source?.close()
  source = null
  cut.value = false
}

/** Calls `listener` for every event of the assembly; returns what stops it. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
