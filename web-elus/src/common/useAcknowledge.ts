import { useToasts } from '@hemicycle/ui'
import { ref } from 'vue'
import { fr } from '../i18n/fr.ts'
import { useConvocations } from '../stores/convocations.ts'
import { sentenceOf } from './problem.ts'

/** « J’accuse réception »: one request however many taps; says so only once the service has recorded it. */
export function useAcknowledge(meetingId: () => string, done: () => void) {
  const convocations = useConvocations()
  const toasts = useToasts()
  const busy = ref(false)
  async function acknowledge(): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await convocations.receipt(meetingId())
      done()
    } catch (error) {
      const action = { label: fr.common.retry, run: () => void acknowledge() }
      toasts.show({ text: sentenceOf(error), tone: 'bad', action })
    } finally {
      busy.value = false
    }
  }
  return { busy, acknowledge }
}
