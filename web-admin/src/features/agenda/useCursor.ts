import { ref, watch } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'

const SETTLE_MS = 250

/** The item whose sheet is open. The address follows a little later: running down the list must not wait for it. */
export function useCursor() {
  const [route, router] = [useRoute(), useRouter()]
  const cursor = ref<string | null>((route.query['rapport'] as string | undefined) ?? null)
  let later: ReturnType<typeof setTimeout> | undefined
  const select = (id: string): void => {
    if (id === cursor.value) return
    cursor.value = id
    clearTimeout(later)
    later = setTimeout(() => {
      if (route.name === 'agenda') void router.replace({ query: { ...route.query, rapport: id } })
    }, SETTLE_MS)
  }
  // While a screen is on its way, writing the address of this one would call it back.
  onBeforeRouteLeave(() => clearTimeout(later))
  watch(
    () => route.query['rapport'],
    (id) => {
      if (typeof id === 'string') cursor.value = id
    },
  )
  return { cursor, select }
}
