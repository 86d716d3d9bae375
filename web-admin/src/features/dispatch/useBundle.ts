import { type Bundle, cancelBundle, createLink, readBundle, requestBundle } from '@hemicycle/contract'
import { computed, type Ref, ref, watch } from 'vue'
import { call } from '../../api.ts'
import { sayProblem } from '../../common/say.ts'
import { useRead } from '../../common/useRead.ts'
import { useLive } from '../../live.ts'

/** Whether another bundle must be asked for: there is none for this agenda, and none on its way. */
export const needsBundle = (bundle: Bundle | null): boolean => !bundle?.upToDate

/** The bundle of a meeting: asked for by itself as soon as the agenda is complete, followed live, opened by a signed link. */
export function useBundle(meetingId: string, wanted: Ref<boolean>) {
  const { data, reload } = useRead(async () => (await call(readBundle, { meetingId })).bundle)
  const asked = ref(false)
  const bundle = computed(() => data.value ?? null)
  const busy = computed(() => bundle.value?.state === 'QUEUED' || bundle.value?.state === 'BUILDING')

  const build = async (): Promise<void> => {
    if (asked.value) return
    asked.value = true
    try {
      data.value = (await call(requestBundle, { meetingId })).bundle
    } catch (problem) {
      sayProblem(problem)
    }
    asked.value = false
  }
  const cancel = async (): Promise<void> => {
    try {
      data.value = (await call(cancelBundle, { meetingId })).bundle
    } catch (problem) {
      sayProblem(problem)
    }
  }
  const loaded = ref(false)
  watch(data, () => (loaded.value = true))
  void reload().then(() => (loaded.value = true))
  watch(
    [loaded, wanted, bundle],
    () => loaded.value && wanted.value && needsBundle(bundle.value) && void build(),
  )
  useLive(['bundle', 'agenda', 'documents', 'dispatch'], () => meetingId, reload)

  const open = async (download: boolean): Promise<void> => {
    if (!bundle.value) return
    // Opened within the click, else the browser takes it for an advertisement.
    const tab = download ? null : window.open('', '_blank')
    try {
      const { url } = await call(createLink, { kind: 'BUNDLE', id: bundle.value.id, download })
      if (tab) tab.location.href = url
      else window.location.assign(url)
    } catch (problem) {
      tab?.close()
      sayProblem(problem)
    }
  }
  return { bundle, busy, build, cancel, open }
}
