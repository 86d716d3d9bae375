import type { EventTopic } from '@hemicycle/contract'
import { onScopeDispose } from 'vue'
import { onLive } from '../live.ts'

const GAP_MS = 400

/**
 * Reads again when one of the topics says so, for one meeting or for all, and when the screen is looked at again: a sleeping tablet
 * hears nothing. Several events at once make one read.
 */
export function useLive(
  topics: readonly EventTopic[],
  meetingId: () => string | null,
  read: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(read, GAP_MS)
  }
  const stop = onLive((event) => {
    const mine = meetingId()
    if (!event || (topics.includes(event.topic) && (!mine || event.meetingId === mine))) soon()
  })
  const onShow = (): void => {
    if (document.visibilityState === 'visible') soon()
  }
  document.addEventListener('visibilitychange', onShow)
  onScopeDispose(() => {
    stop()
    document.removeEventListener('visibilitychange', onShow)
    clearTimeout(timer)
  })
}
