import { printProxy, printProxyForm } from '@hemicycle/contract'
import { useToasts } from '@hemicycle/ui'
import { computed, ref, watch } from 'vue'
import { sentenceOf } from '../common/problem.ts'
import { useLive } from '../common/useLive.ts'
import { useSavePaper } from '../common/useSavePaper.ts'
import * as fr from '../i18n/fr.ts'
import { newAnswer, type Reply, useAttendance } from '../stores/attendance.ts'

/** My answer to one meeting: read, given, changed; and the papers of its proxies. */
export function useAnswer(meetingId: () => string) {
  const store = useAttendance()
  const toasts = useToasts()
  const save = useSavePaper()
  const busy = ref(false)
  const mine = computed(() => store.byId.get(meetingId()) ?? null)
  const failed = ref(false)
  // A failed read leaves the step out: the convocation itself says what went wrong.
  const load = (): void => void store.load(meetingId()).catch(() => (failed.value = true))
  watch(meetingId, load, { immediate: true })
  useLive(['attendance', 'dispatch'], meetingId, load)

  /** True once the service has recorded it. */
  async function answer(reply: Reply): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await store.send(newAnswer(meetingId(), reply))
      toasts.show({ text: fr.attendance.saved, icon: 'check' })
      return true
    } catch (error) {
      toasts.show({ text: sentenceOf(error), tone: 'bad' })
      load()
      return false
    } finally {
      busy.value = false
    }
  }
  const paper = (answerId: string): Promise<void> => save(printProxy, { answerId })
  const form = (): Promise<void> => save(printProxyForm, { meetingId: meetingId() })
  return { mine, failed, busy, answer, paper, form }
}
