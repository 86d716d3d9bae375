import { onScopeDispose, type Ref, ref, watch } from 'vue'

/** About a screen of rows: what is drawn at once, and then with each frame. */
const HANDFUL = 40

/** How many rows of a long list are drawn: a handful at once, the others with the frames that follow, so that no gesture waits for all. */
export function useGrowing(total: () => number): Readonly<Ref<number>> {
  const drawn = ref(0)
  let frame = 0
  const settle = (): void => {
    drawn.value = Math.min(total(), drawn.value + HANDFUL)
    if (drawn.value < total()) soon()
  }
  // After the frame is painted, not before: the work of the next handful is not part of it.
  const soon = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => setTimeout(settle))
  }
  watch(
    total,
    (now) => {
      if (now <= drawn.value + HANDFUL) drawn.value = now
      else settle()
    },
    { immediate: true },
  )
  onScopeDispose(() => cancelAnimationFrame(frame))
  return drawn
}
