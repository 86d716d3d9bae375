import { computed, ref, watch, type WritableComputedRef } from 'vue'

/** What was confirmed is one list, known by its mark: another list, or none, is to be confirmed anew. */
export function useConfirmed(mark: () => string | null): WritableComputedRef<boolean> {
  const seen = ref<string | null>(null)
  watch(mark, () => (seen.value = null), { flush: 'sync' })
  return computed({
    get: () => seen.value !== null && seen.value === mark(),
    set: (on) => (seen.value = on ? mark() : null),
  })
}
