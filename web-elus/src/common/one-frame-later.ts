import { afterPaint } from '@hemicycle/ui'
import { type Ref, ref, watch } from 'vue'

/** The same value, one frame later: what shows the choice is painted before what follows from it is made. */
export function oneFrameLater<T>(value: Readonly<Ref<T>>): Readonly<Ref<T>> {
  const later = ref(value.value) as Ref<T>
  watch(value, async () => {
    await afterPaint()
    later.value = value.value
  })
  return later
}
