import { computed, onMounted, onScopeDispose, type Ref, shallowRef } from 'vue'
import { useMedia } from '../../common/useMedia.ts'
import { type Range, rangesBetween, ROW, type Stretch } from './rows-window.ts'

/** Up to so many points all rows are drawn: the browser's own search finds them, and no gesture is slow. */
const SHORT = 100
/** Rows drawn on either side of what is seen, and how far one scrolls before others are. */
const AHEAD = 6 * ROW
const STEP = 4 * ROW
const ALL: Range = [0, Infinity]
const NONE: Range = [0, 0]

/** Which rows of a long agenda are drawn: those in sight and a few around. Nothing is left out where the page itself scrolls. */
export function useWindow(
  scroller: Readonly<Ref<HTMLElement | null>>,
  stretches: () => readonly Stretch[],
  total: () => number,
): (key: string) => Range {
  const stacked = useMedia('(max-width: 820px)')
  const seen = shallowRef({ top: -AHEAD, bottom: innerHeight })
  const look = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.value ?? {}
    const top = Math.floor(scrollTop / STEP) * STEP - AHEAD
    const bottom = Math.ceil((scrollTop + clientHeight) / STEP) * STEP + AHEAD
    if (top !== seen.value.top || bottom !== seen.value.bottom) seen.value = { top, bottom }
  }
  const sizes = new ResizeObserver(look)
  onMounted(() => {
    scroller.value?.addEventListener('scroll', look, { passive: true })
    if (scroller.value) sizes.observe(scroller.value)
  })
  onScopeDispose(() => sizes.disconnect())
  const ranges = computed(() =>
    stacked.value || total() <= SHORT ? null : rangesBetween(stretches(), seen.value.top, seen.value.bottom),
  )
  return (key) => (ranges.value ? (ranges.value.get(key) ?? NONE) : ALL)
}
