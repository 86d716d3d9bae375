import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue'

export interface Reading {
  readonly error: ShallowRef<unknown>
  /** True once a first read takes longer than 300 ms: the moment to show a skeleton, not before. */
  readonly slow: Ref<boolean>
  readonly busy: Ref<boolean>
  readonly reload: () => Promise<void>
}

const PATIENCE_MS = 300

/** Runs a read now and on demand, and says how it goes; what it read is kept by a store. */
export function useRead(read: () => Promise<void>): Reading {
  const error = shallowRef<unknown>(null)
  const slow = ref(false)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const reload = async (): Promise<void> => {
    busy.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (slow.value = busy.value), PATIENCE_MS)
    try {
      await read()
      error.value = null
    } catch (problem) {
      error.value = problem
    } finally {
      clearTimeout(timer)
      busy.value = false
      slow.value = false
    }
  }
  onScopeDispose(() => clearTimeout(timer))
  void reload()
  return { error, slow, busy, reload }
}
