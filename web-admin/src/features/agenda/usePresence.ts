import { PRESENCE_BEAT_SECONDS, type PresentClerk, sayPresence } from '@hemicycle/contract'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { call } from '../../api.ts'
import { useLive } from '../../live.ts'
import { clientId } from './client-id.ts'

/** Who else is on this agenda, and on which point; says where this clerk is, and that she leaves. */
export function usePresence(meetingId: string, itemId: () => string | null) {
  const present = shallowRef<readonly PresentClerk[]>([])
  const tell = async (leaving = false): Promise<void> => {
    const reply = await call(sayPresence, { meetingId, clientId, itemId: itemId(), leaving }).catch(
      () => null,
    )
    if (reply && !leaving) present.value = reply.present
  }
  let soon: ReturnType<typeof setTimeout> | undefined
  // The cursor that runs down the list says only where it stops.
  watch(itemId, () => {
    clearTimeout(soon)
    soon = setTimeout(() => void tell(), 400)
  })
  const beat = setInterval(() => void tell(), PRESENCE_BEAT_SECONDS * 1000)
  const leave = (): void => void tell(true)
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    clearInterval(beat)
    clearTimeout(soon)
    removeEventListener('pagehide', leave)
    leave()
  })
  useLive(
    ['presence'],
    () => meetingId,
    () => tell(),
  )
  void tell()
  return present
}
