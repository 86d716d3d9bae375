import { type CalendarMeeting, type Output, readCalendar } from '@hemicycle/contract'
import { civilDateIn } from '@hemicycle/domain'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { call } from '../../../api.ts'
import { useLive } from '../../../common/useLive.ts'
import { useRead } from '../../../common/useRead.ts'
import { useSession } from '../../../stores/session.ts'
import { spanOf, stepOf, type View } from './span.ts'

const VIEWS: readonly View[] = ['list', 'month', 'week']

/** The calendar on screen: its view, day and filters are in the address, so that coming back finds them again. */
export function useCalendar() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const reply = shallowRef<Output<typeof readCalendar> | null>(null)
  const asked = (name: string): string => String(route.query[name] ?? '')
  const set = (change: Record<string, string | undefined>): void =>
    void router.replace({ query: { ...route.query, ...change } })
  const today = computed(() => civilDateIn(new Date(), session.zone))
  const view = computed<View>(() => VIEWS.find((one) => one === asked('vue')) ?? 'list')
  const day = computed(() => (/^\d{4}-\d{2}-\d{2}$/u.test(asked('jour')) ? asked('jour') : today.value))
  const span = computed(() => spanOf(view.value, day.value))
  const { error, busy, reload } = useRead(async () => {
    reply.value = await call(readCalendar, span.value)
  })
  watch(span, () => void reload())
  useLive(['meeting', 'dispatch'], () => null, reload)

  const mine = computed(() => asked('moi') === '1')
  const body = computed(() => asked('instance'))
  const all = computed<readonly CalendarMeeting[]>(() => reply.value?.meetings ?? [])
  const meetings = computed(() =>
    all.value.filter((one) => (!mine.value || one.mine) && (body.value === '' || one.body.id === body.value)),
  )
  return {
    ...{ reply, error, busy, reload, view, day, span, today, all, meetings, mine, body },
    setView: (one: View) => set({ vue: one === 'list' ? undefined : one }),
    setDay: (one: string | null) => set({ jour: one ?? undefined }),
    setMine: (on: boolean) => set({ moi: on ? '1' : undefined }),
    setBody: (id: string) => set({ instance: id || undefined }),
    step: (by: 1 | -1) => set({ jour: stepOf(view.value, day.value, by) }),
  }
}
