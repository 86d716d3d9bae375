import { onScopeDispose, ref, type Ref, watch } from 'vue'

/** The width of an element in px, followed as it changes; 0 while there is none. */
export function useElementWidth(element: Readonly<Ref<HTMLElement | null>>): Ref<number> {
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => (width.value = Math.floor(entry?.contentRect.width ?? 0)))
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
  return width
}
