import { type Ref, ref, watch } from 'vue'

/** True from the first time that something is open: what is never opened is never made. */
export function useUsed(open: Readonly<Ref<boolean>>): Readonly<Ref<boolean>> {
  const used = ref(open.value)
  watch(open, (now) => (used.value ||= now), { flush: 'sync' })
  return used
}
