import { type Ref, ref, watch } from 'vue'

/** A tab out of sight has no frames. */
const NO_FRAME_MS = 100

/** Resolves once the screen has answered a gesture: the frame that shows it pressed is painted before what takes long begins. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}

/** The same value, one frame later: what shows the choice is painted before what follows from it is made. */
export function oneFrameLater<T>(value: Readonly<Ref<T>>): Readonly<Ref<T>> {
  const later = ref(value.value) as Ref<T>
  watch(value, async () => {
    await afterFrame()
    later.value = value.value
  })
  return later
}
