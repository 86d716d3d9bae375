import { onScopeDispose, watch } from 'vue'
import { useMarks } from '../stores/marks.ts'

/** Long enough on screen to have been read rather than flown over. */
const DWELL_MS = 800

/** Notes the page being read, once it has stayed a moment. Null notes nothing. */
export function useNoted(place: () => { itemId: string; page: number } | null): void {
  const marks = useMarks()
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    place,
    (now) => {
      clearTimeout(timer)
      if (now) timer = setTimeout(() => marks.note(now.itemId, now.page), DWELL_MS)
    },
    { immediate: true, deep: true },
  )
  onScopeDispose(() => clearTimeout(timer))
}
