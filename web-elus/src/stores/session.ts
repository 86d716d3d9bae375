import {
  consumeLink,
  proveSecondFactor,
  requestLink,
  type SignIn,
  signIn,
  signInByPasskey,
  takeMandate,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { call, onSessionEnd, raw, session } from '../api.ts'
import { answerPasskey } from '../common/passkey.ts'
import { usePresence } from './presence.ts'

export const useSession = defineStore('session', () => {
  const { me, state, offline, vault, enter, resume, begin } = usePresence()
  let starting: Promise<void> | null = null

  const attempt = (work: () => Promise<void>): Promise<void> =>
    (starting = work().catch(() => {
      state.value = 'UNREACHABLE'
      starting = null
    }))
  /** Takes up the session of this browser if there is one; asked again only after a failure to reach the service. */
  const start = (): Promise<void> => starting ?? attempt(begin)
  const settle = (reply: SignIn): SignIn => {
    const who = session.accept(reply)
    if (who) {
      starting = Promise.resolve()
      enter(who)
    }
    return reply
  }
  const leave = async (): Promise<void> => {
    if (vault.state !== 'NONE') await vault.leave()
    enter(null)
    await session.leave()
  }
  /** The code was typed, or the device has nothing left to open. */
  const unlocked = (): Promise<void> => attempt(resume)
  onSessionEnd(() => enter(null))

  return {
    me,
    state,
    zone: computed(() => me.value?.authority.timeZone ?? 'Europe/Paris'),
    mayRead: computed(() => me.value?.role === 'COUNCILLOR'),
    offline,
    start,
    unlocked,
    leave,
    ask: (email: string) => call(requestLink, { email }),
    signIn: async (email: string, password: string) => settle(await call(signIn, { email, password })),
    prove: async (challenge: string, code: string) =>
      settle(await call(proveSecondFactor, { challenge, code })),
    byPasskey: async () => settle(await call(signInByPasskey, await answerPasskey())),
    takeMandate: async (membershipId: string) => settle(await raw(takeMandate, { membershipId })),
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
