import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'

/** Follows a value once it has rested for `ms`: what is heavy to draw waits until the cursor stops. The first value comes at once. */
export function useSettled<T>(value: () => T, ms: number): Readonly<Ref<T>> {
  const settled = shallowRef(value())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(value, (now, before) => {
    clearTimeout(timer)
    if (before === null) settled.value = now
    else timer = setTimeout(() => (settled.value = now), ms)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
