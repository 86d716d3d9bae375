import type { AgendaItem } from '@hemicycle/contract'
import { ref, watch } from 'vue'
import { useMedia } from '../../common/useMedia.ts'
import { firstSight, type Sight } from './sight.ts'

/** What the preview shows: it follows the selected report, but not while the clerk looks elsewhere in the same one. */
export function useSight(selected: () => AgendaItem | null) {
  const narrow = useMedia('(max-width: 1260px)')
  const sight = ref<Sight | null>(null)
  const drawer = ref(false)
  watch(
    [
      () => selected()?.id,
      () =>
        selected()
          ?.documents.map((one) => one.id)
          .join(),
    ],
    () => (sight.value = firstSight(selected())),
    { immediate: true },
  )
  const look = (at: Sight | null): void => {
    sight.value = at
    if (narrow.value && at) drawer.value = true
  }
  return { narrow, sight, drawer, look }
}
