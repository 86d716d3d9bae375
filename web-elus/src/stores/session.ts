import {
  consumeLink,
  type Me,
  proveSecondFactor,
  requestLink,
  type SignIn,
  signIn,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { call, onSessionEnd, session } from '../api.ts'
import { closeLive, openLive } from '../live.ts'

/** UNREACHABLE: the service did not answer, so we do not know whether the session is still good. */
type State = 'STARTING' | 'OUT' | 'IN' | 'UNREACHABLE'

export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const state = ref<State>('STARTING')
  let starting: Promise<void> | null = null

  const enter = (who: Me | null): void => {
    me.value = who
    state.value = who ? 'IN' : 'OUT'
    if (who) openLive()
    else closeLive()
  }
  /** Takes up the session of this browser if there is one; asked again only after a failure to reach the service. */
  const start = (): Promise<void> => {
    starting ??= session.restore().then(enter, () => {
      state.value = 'UNREACHABLE'
      starting = null
    })
    return starting
  }
  const settle = (reply: SignIn): SignIn => {
    const who = session.accept(reply)
    if (who) {
      starting = Promise.resolve()
      enter(who)
    }
    return reply
  }
  const leave = async (): Promise<void> => {
    enter(null)
    await session.leave()
  }
  onSessionEnd(() => enter(null))

  return {
    me,
    state,
    zone: computed(() => me.value?.authority.timeZone ?? 'Europe/Paris'),
    mayRead: computed(() => me.value?.role === 'COUNCILLOR'),
    start,
    leave,
    ask: (email: string) => call(requestLink, { email }),
    signIn: async (email: string, password: string) => settle(await call(signIn, { email, password })),
    prove: async (challenge: string, code: string) =>
      settle(await call(proveSecondFactor, { challenge, code })),
    /** A link that is no good does not matter to someone already signed in on this browser. */
    follow: async (token: string): Promise<SignIn | null> => {
      try {
        return settle(await call(consumeLink, { token }))
      } catch (error) {
        if (!(error instanceof Problem) || !['LINK_EXPIRED', 'INVALID_INPUT'].includes(error.code))
          throw error
        await start()
        if (state.value === 'IN') return null
        throw error
      }
    },
  }
})
