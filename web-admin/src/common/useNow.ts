import { onScopeDispose, type Ref, ref } from 'vue'

/** The present instant, renewed every few seconds: what a clock on screen counts from. */
export function useNow(everyMs = 15_000): Ref<Date> {
  const now = ref(new Date())
  const timer = setInterval(() => (now.value = new Date()), everyMs)
  onScopeDispose(() => clearInterval(timer))
  return now
}
