import { onScopeDispose, type Ref, ref, watch } from 'vue'

/** What a frame has time to draw on a slow computer: about the rows that a screen shows. */
const PER_FRAME = 24
/** What is left of it, for all lists of the page together. */
let left = PER_FRAME
let renewing = false

/** After the frame is painted, not before: the work of the next handful is not part of it. */
const afterPaint = (work: () => void): number => requestAnimationFrame(() => setTimeout(work))

function take(wanted: number): number {
  const taken = Math.min(left, wanted)
  left -= taken
  if (!renewing) {
    renewing = true
    afterPaint(() => {
      renewing = false
      left = PER_FRAME
    })
  }
  return taken
}

/** How many rows of a long list are drawn: a screen at once, the others with the frames that follow, so that no gesture waits for all. */
export function useGrowing(total: () => number): Readonly<Ref<number>> {
  const drawn = ref(0)
  let frame = 0
  const settle = (): void => {
    cancelAnimationFrame(frame)
    if (total() <= drawn.value) drawn.value = total()
    else drawn.value += take(total() - drawn.value)
    if (drawn.value < total()) frame = afterPaint(settle)
  }
  watch(total, settle, { immediate: true })
  onScopeDispose(() => cancelAnimationFrame(frame))
  return drawn
}
