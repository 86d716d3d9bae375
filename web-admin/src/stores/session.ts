import {
  consumeLink,
  type Me,
  proveSecondFactor,
  requestLink,
  signIn,
  type SignIn,
} from '@hemicycle/contract'
import { DESK, Problem } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { call, onSessionEnd, session } from '../api.ts'
import { forgetUnsaved } from '../common/unsaved.ts'
import { closeLive, openLive } from '../live.ts'

type Step = 'UNKNOWN' | 'SIGNED_OUT' | 'SECOND_FACTOR' | 'ENROL_SECOND_FACTOR' | 'SIGNED_IN'

/** Who is signed in, and which step of signing in comes next. The token itself stays inside the client. */
export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const step = ref<Step>('UNKNOWN')
  const enrolment = shallowRef<SignIn['enrolment']>(null)
  let challenge = ''

  const enter = (who: Me): void => {
    if (!DESK.includes(who.role)) throw new Problem('FORBIDDEN', 'not of the desk')
    me.value = who
    step.value = 'SIGNED_IN'
    openLive()
  }
  const forget = (): void => {
    closeLive()
    me.value = null
    step.value = 'SIGNED_OUT'
  }
  onSessionEnd(forget)

  const take = (reply: SignIn): void => {
    const who = session.accept(reply)
    challenge = reply.challenge ?? ''
    enrolment.value = reply.enrolment
    if (who && reply.step === 'SIGNED_IN') enter(who)
    else step.value = reply.step
  }
  const restore = async (): Promise<void> => {
    const who = await session.restore().catch(() => null)
    if (who && DESK.includes(who.role)) enter(who)
    else forget()
  }
  const leave = async (): Promise<void> => {
    if (me.value) forgetUnsaved(me.value.userId)
    await session.leave().catch(() => undefined)
    forget()
  }
  return {
    me,
    step,
    enrolment,
    /** An author hands in reports, and sees nothing else. */
    author: computed(() => me.value?.role === 'AUTHOR'),
    zone: computed(() => me.value?.authority.timeZone ?? 'Europe/Paris'),
    restore,
    leave,
    restart: forget,
    withPassword: async (email: string, password: string) => take(await call(signIn, { email, password })),
    withCode: async (code: string) => take(await call(proveSecondFactor, { challenge, code })),
    withLink: async (token: string) => take(await call(consumeLink, { token })),
    askLink: (email: string) => call(requestLink, { email }),
  }
})
