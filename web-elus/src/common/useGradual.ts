import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'

/** More than a screen shows. */
const STEP = 20

/** A long list comes in parts: what the screen shows at once, the rest frame by frame, so that nobody waits for what is far below. */
export function useGradual<T>(all: () => readonly T[]): Ref<readonly T[]> {
  const most = ref(STEP)
  let frame = 0
  const grow = (): void => {
    if (most.value >= all().length) return
    frame = requestAnimationFrame(() => {
      most.value += STEP
      grow()
    })
  }
  watch(
    all,
    () => {
      cancelAnimationFrame(frame)
      most.value = STEP
      // The frame that shows the first part comes before.
      frame = requestAnimationFrame(grow)
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(() => cancelAnimationFrame(frame))
  return computed(() => all().slice(0, most.value))
}
