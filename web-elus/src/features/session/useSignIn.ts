import type { SignIn } from '@hemicycle/contract'
import { useToasts } from '@hemicycle/ui'
import { ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { gestureOf } from '../../common/passkey.ts'
import { isNetwork, sentenceOf } from '../../common/problem.ts'
import { safeSuite } from '../../common/suite.ts'
import * as fr from '../../i18n/fr.ts'
import { useSession } from '../../stores/session.ts'

export type Step = 'LINK' | 'SENT' | 'PASSWORD' | 'CODE' | 'OFFICE'

/** The steps of signing in: by a link received (the usual way), or by a password and, if asked, a second factor. */
export function useSignIn() {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()
  const toasts = useToasts()
  const step = ref<Step>('LINK')
  const email = ref('')
  const busy = ref(false)
  /** Refused by the service: shown at the field that must change. */
  const refused = ref('')
  let challenge = ''

  /** One request at a time; a network failure is a toast with « Réessayer », a refusal stays beside the field. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    refused.value = ''
    try {
      await work()
    } catch (error) {
      if (gestureOf(error)) refused.value = fr.passkey.notGiven
      else if (!isNetwork(error)) refused.value = sentenceOf(error)
      else
        toasts.show({
          text: sentenceOf(error),
          tone: 'bad',
          action: { label: fr.common.retry, run: () => void attempt(work) },
        })
    } finally {
      busy.value = false
    }
  }
  async function proceed(reply: SignIn | null): Promise<void> {
    if (reply?.step === 'SECOND_FACTOR') {
      challenge = reply.challenge ?? ''
      step.value = 'CODE'
    } else if (reply?.step === 'ENROL_SECOND_FACTOR') step.value = 'OFFICE'
    else await router.replace(safeSuite(route.query['suite']))
  }
  const restart = (to: Step): void => {
    refused.value = ''
    step.value = to
  }
  return {
    step,
    email,
    busy,
    refused,
    restart,
    receive: () =>
      attempt(async () => {
        await session.ask(email.value.trim())
        step.value = 'SENT'
      }),
    enter: (password: string) =>
      attempt(async () => proceed(await session.signIn(email.value.trim(), password))),
    byPasskey: () => attempt(async () => proceed(await session.byPasskey())),
    prove: (code: string) => attempt(async () => proceed(await session.prove(challenge, code))),
    follow: async (token: string) => proceed(await session.follow(token)),
  }
}
export type SignInFlow = ReturnType<typeof useSignIn>
