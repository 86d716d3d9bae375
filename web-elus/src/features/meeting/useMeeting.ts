import type { ConvocationItem } from '@hemicycle/contract'
import { useToasts } from '@hemicycle/ui'
import { computed, ref, watch } from 'vue'
import { isReadable, matching } from '../../agenda/groups.ts'
import { useLive } from '../../common/useLive.ts'
import { useRead } from '../../common/useRead.ts'
import * as fr from '../../i18n/fr.ts'
import { useConvocations } from '../../stores/convocations.ts'
import { useMarks } from '../../stores/marks.ts'

/** One meeting on screen: what was sent, what is read, what is shown of it. */
export function useMeeting(meetingId: () => string) {
  const convocations = useConvocations()
  const marks = useMarks()
  const toasts = useToasts()
  const text = ref('')
  const unreadOnly = ref(false)
  /** Read while « Non lus » is on, a report stays in sight until the filter is set again. */
  const kept = ref<ReadonlySet<string>>(new Set())

  const convocation = computed(() => convocations.byId.get(meetingId()) ?? null)
  const readable = computed(() => convocation.value?.items.filter(isReadable) ?? [])
  const unread = computed(() => readable.value.filter((item) => marks.state(item) !== 'read'))
  const shown = computed<readonly ConvocationItem[]>(() => {
    const found = matching(convocation.value?.items ?? [], text.value)
    return unreadOnly.value ? found.filter((item) => kept.value.has(item.id)) : found
  })
  watch(unreadOnly, (on) => (kept.value = new Set(on ? unread.value.map((item) => item.id) : [])))

  const reading = useRead(async () => {
    await convocations.loadOne(meetingId())
    convocations.open(meetingId())
  })
  useLive(['dispatch', 'acknowledgement'], meetingId, () => void refresh())
  async function refresh() {
    const before = convocation.value?.dispatchId
    await reading.reload()
    if (before && convocation.value?.dispatchId !== before)
      toasts.show({ text: fr.meeting.updated, tone: 'info', icon: 'change' })
  }
  return { convocation, readable, unread, shown, text, unreadOnly, ...reading }
}
