import { useHotkeys } from '@hemicycle/ui'
import { computed, ref } from 'vue'
import { useRouter } from 'vue-router'
import * as fr from '../../i18n/fr.ts'
import { itemAt } from '../../reader/parts.ts'
import { useFullScreen } from './useFullScreen.ts'
import type { useReader } from './useReader.ts'
import { useSpread } from './useSpread.ts'
import { useTrail } from './useTrail.ts'

interface Viewer {
  readonly goTo: (page: number) => void
  readonly focus: () => void
}

/** Ways through the report: to a page, to a page of the cahier, back to where one was; and how the page is shown. */
export function useJumps(
  reader: ReturnType<typeof useReader>,
  itemId: () => string | undefined,
  viewer: () => Viewer | null,
) {
  const router = useRouter()
  const { items, page, here, before, after, toItem } = reader
  const fullScreen = useFullScreen()
  const { wish, spread } = useSpread()
  const thumbs = ref(false)
  const keys = ref(false)
  const trail = useTrail(() => ({
    itemId: itemId() ?? null,
    spot: {
      itemId: here.value?.item.id ?? null,
      number: here.value?.item.number ?? '',
      page: page.value,
    },
    around: [before.value?.id ?? null, after.value?.id ?? null],
  }))

  function show(target: number): void {
    viewer()?.goTo(target)
    viewer()?.focus()
  }
  function goTo(target: number): void {
    if (Math.abs(target - page.value) > 1) trail.mark()
    show(target)
  }
  /** From the strip: a page of the cahier, wherever it is. */
  function goToBundle(target: number): void {
    if (!itemId()) return goTo(target)
    const place = itemAt(items.value, target)
    if (!place) return
    if (place.item.id === itemId()) goTo(place.page)
    else void router.replace(toItem(place.item, place.page))
  }
  function back(): void {
    const spot = trail.left.value
    trail.forget()
    if (!spot) return
    if (!itemId() || spot.itemId === itemId()) return show(spot.page)
    const item = items.value.find((one) => one.id === spot.itemId)
    // The way back is not a jump to come back from.
    if (item) void router.replace(toItem(item, spot.page)).then(() => setTimeout(trail.forget))
  }
  const backLabel = computed(() => {
    const spot = trail.left.value
    if (!spot) return null
    const same = !itemId() || spot.itemId === itemId()
    return same ? fr.reader.backTo(spot.page) : fr.reader.backToItem(spot.number, spot.page)
  })
  useHotkeys({
    '?': () => (keys.value = true),
    v: () => (thumbs.value = true),
    d: () => (wish.value = !wish.value),
    f: () => void fullScreen.toggle(),
    esc: fullScreen.leave,
    backspace: back,
  })
  return { goTo, goToBundle, back, backLabel, trail, fullScreen, wish, spread, thumbs, keys }
}
