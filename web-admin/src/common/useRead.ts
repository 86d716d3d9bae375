import { type Ref, onScopeDispose, ref, type ShallowRef, shallowRef } from 'vue'

export interface Reading<T> {
  readonly data: ShallowRef<T | null>
  readonly error: ShallowRef<unknown>
  /** True once a first read takes longer than 300 ms: the moment to show a skeleton, not before. */
  readonly slow: Ref<boolean>
  readonly reload: () => Promise<void>
}

const PATIENCE_MS = 300

/** Reads now and on demand; an older reply never overwrites a newer one; an error does not erase what is on screen. */
export function useRead<T>(read: () => Promise<T>): Reading<T> {
  const data = shallowRef<T | null>(null)
  const error = shallowRef<unknown>(null)
  const slow = ref(false)
  let latest = 0
  const timer = setTimeout(() => (slow.value = data.value === null), PATIENCE_MS)
  const reload = async (): Promise<void> => {
    const turn = ++latest
    try {
      const value = await read()
      if (turn !== latest) return
      data.value = value
      error.value = null
    } catch (problem) {
      if (turn === latest) error.value = problem
    } finally {
      if (turn === latest) slow.value = false
    }
  }
  onScopeDispose(() => {
    latest = -1
    clearTimeout(timer)
  })
  void reload()
  return { data, error, slow, reload }
}
