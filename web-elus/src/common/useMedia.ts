import { onScopeDispose, readonly, type Ref, ref } from 'vue'

/** Whether a media query holds, now and as the window changes. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = globalThis.matchMedia(query)
  const holds = ref(list.matches)
  const change = (event: MediaQueryListEvent) => (holds.value = event.matches)
  list.addEventListener('change', change)
  onScopeDispose(() => list.removeEventListener('change', change))
  return readonly(holds)
}

/** From here on, agenda and report stand side by side. */
export const TWO_PANES = '(min-width: 1100px)'

/** From here on, two pages side by side can be read. */
export const ROOMY = '(min-width: 1000px)'
