import { onScopeDispose, type Ref, ref } from 'vue'

/** The present instant, renewed as minutes pass: greetings and « dans 14 jours » stay true on a screen left open. */
export function useNow(everyMs = 60_000): Ref<Date> {
  const now = ref(new Date())
  const timer = setInterval(() => (now.value = new Date()), everyMs)
  onScopeDispose(() => clearInterval(timer))
  return now
}
