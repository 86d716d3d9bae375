import { afterPaint } from '@hemicycle/ui'
import { onScopeDispose, type Ref, ref, watch } from 'vue'

/** What a frame has time to draw on a slow computer: about the rows that a screen shows. */
const PER_FRAME = 18
/** What is left of it, for all lists of the page together. */
let left = PER_FRAME
let renewing = false

function take(wanted: number): number {
  const taken = Math.min(left, wanted)
  left -= taken
  if (!renewing) {
    renewing = true
    void afterPaint().then(() => {
      renewing = false
      left = PER_FRAME
    })
  }
  return taken
}

/** How many rows of a long list are drawn: a screen at once, the others with the frames that follow, so that no gesture waits for all. */
export function useGrowing(total: () => number): Readonly<Ref<number>> {
  const drawn = ref(0)
  let waiting = false
  let over = false
  const settle = (): void => {
    if (total() <= drawn.value) drawn.value = total()
    else drawn.value += take(total() - drawn.value)
    if (drawn.value >= total() || waiting || over) return
    waiting = true
    void afterPaint().then(() => {
      waiting = false
      settle()
    })
  }
  watch(total, settle, { immediate: true })
  onScopeDispose(() => (over = true))
  return drawn
}
