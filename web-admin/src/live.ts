import { EVENT_TOPICS, type EventTopic, type LiveEvent } from '@hemicycle/contract'
import { EventSource } from 'eventsource'
import { onScopeDispose, readonly, ref } from 'vue'
import { BASE, session } from './api.ts'
import { coalesce } from './common/coalesce.ts'

type Listener = (event: LiveEvent | null) => void
const listeners = new Set<Listener>()
const connected = ref(false)
let source: EventSource | null = null
let wasCut = false

/** Whether the stream is open: what is on screen is then what the server knows. */
export const liveConnected = readonly(connected)

/** Opens the one stream of this tab. It opens again by itself; after a cut every listener reads again, since events were missed. */
export function openLive(): void {
  if (source) return
  source = new EventSource(`${BASE}/events`, { fetch: session.fetch as never })
  source.addEventListener('open', () => {
    connected.value = true
    if (wasCut) for (const listener of listeners) listener(null)
    wasCut = false
  })
  source.addEventListener('error', () => {
    connected.value = false
    wasCut = true
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
  closeLive()
  wasCut = true
  setTimeout(() => session.accessToken() && openLive(), 5_000)
}

export function closeLive(): void {
  source?.close()
  source = null
  connected.value = false
}

/** Reads again when one of the topics says so (for one meeting, or for all), at most three times a second. */
export function useLive(
  topics: readonly EventTopic[],
  meetingId: () => string | null,
  read: () => Promise<unknown>,
): void {
  const again = coalesce(read, 300)
  const listener: Listener = (event) => {
    const mine = meetingId()
    if (event && (!topics.includes(event.topic) || (mine && event.meetingId !== mine))) return
    again()
  }
  listeners.add(listener)
  onScopeDispose(() => {
    listeners.delete(listener)
    again.stop()
  })
}
