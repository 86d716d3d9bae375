import type { Me } from '@hemicycle/contract'
import { ref, shallowRef } from 'vue'
import { session } from '../client.ts'
import { isNetwork } from '../common/problem.ts'
import { takeSession } from '../early.ts'
import { closeLive, openLive } from '../live.ts'
import { keepMe, knownMe } from '../vault/vault.ts'
import { useVault } from './vault.ts'

/**
 * UNREACHABLE: the service did not answer, so we do not know whether the session is still good. LOCKED: a device of confidence, whose
 * code must be typed first.
 */
export type State = 'STARTING' | 'OUT' | 'IN' | 'UNREACHABLE' | 'LOCKED'
/** Past this, a device that can do without the service stops waiting for it. */
const PATIENCE_MS = 4_000
const AGAIN_MS = 20_000

/** Who is here, and whether the service knows it: the session of the browser, or what an open device remembers of it. */
export function usePresence() {
  const me = shallowRef<Me | null>(null)
  const state = ref<State>('STARTING')
  /** In, from what this device keeps: the service has not been met yet. */
  const offline = ref(false)
  const vault = useVault()
  let again: ReturnType<typeof setTimeout> | undefined

  const enter = (who: Me | null): void => {
    me.value = who
    state.value = who ? 'IN' : 'OUT'
    offline.value = false
    clearTimeout(again)
    if (!who) {
      void vault.check().catch(() => undefined)
      return closeLive()
    }
    openLive()
    if (vault.isOpen) void keepMe(who).catch(() => undefined)
    void meetService()
  }
  const meetService = async (): Promise<void> => {
    if ((await vault.contact().catch(() => null)) === 'REVOKED') enter(null)
  }
  /** In without the service, which is tried again by and by. */
  const enterOffline = (who: Me): void => {
    me.value = who
    state.value = 'IN'
    offline.value = true
    clearTimeout(again)
    again = setTimeout(reach, AGAIN_MS)
  }
  const reach = (): void => {
    if (!offline.value) return
    session.restore().then(enter, () => me.value && enterOffline(me.value))
  }
  globalThis.addEventListener('online', reach)

  /** Takes up the session of this browser; on an open device of confidence, does without the service. */
  const resume = async (): Promise<void> => {
    const known = vault.isOpen ? await knownMe() : undefined
    const restored = takeSession() ?? session.restore()
    restored.catch(() => undefined)
    try {
      enter(await (known ? Promise.race([restored, tooLong()]) : restored))
    } catch (error) {
      if (!isNetwork(error) || !known) throw error
      enterOffline(known)
    }
  }
  const begin = async (): Promise<void> => {
    await vault.load()
    if (vault.state === 'LOCKED') state.value = 'LOCKED'
    else await resume()
  }
  return { me, state, offline, vault, enter, resume, begin }
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) =>
    setTimeout(() => reject(new TypeError('the service takes too long')), PATIENCE_MS),
  )
