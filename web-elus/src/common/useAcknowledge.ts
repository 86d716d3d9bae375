import { useToasts } from '@hemicycle/ui'
import { computed, ref } from 'vue'
import * as fr from '../i18n/fr.ts'
import { useOutbox } from '../outbox/useOutbox.ts'
import { useConvocations } from '../stores/convocations.ts'
import { isNetwork, sentenceOf } from './problem.ts'

/**
 * « J’accuse réception »: one request however many taps; says so only once the service has recorded it. Without network the tap is kept
 * with its time, said to be waiting (`waiting`), and sent once when the service is back.
 */
export function useAcknowledge(meetingId: () => string, done: () => void) {
  const convocations = useConvocations()
  const outbox = useOutbox()
  /** When the tap that waits was made. */
  const waiting = computed(
    () =>
      outbox.entries.find((one) => one.operation === 'acknowledge' && one.about === meetingId())?.madeAt ??
      null,
  )
  const toasts = useToasts()
  const busy = ref(false)
  async function acknowledge(): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await convocations.receipt(meetingId())
      done()
    } catch (error) {
      if (isNetwork(error)) return await keep()
      const action = { label: fr.common.retry, run: () => void acknowledge() }
      toasts.show({ text: sentenceOf(error), tone: 'bad', action })
    } finally {
      busy.value = false
    }
  }
  async function keep(): Promise<void> {
    const onDeviceAt = new Date().toISOString()
    await outbox.add('acknowledge', { meetingId: meetingId(), onDeviceAt }, meetingId())
  }
  return { busy, waiting, acknowledge }
}
