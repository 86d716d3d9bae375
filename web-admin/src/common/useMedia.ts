import { onScopeDispose, type Ref, ref } from 'vue'

/** Whether a media query holds, followed as it changes. */
export function useMedia(query: string): Ref<boolean> {
  const media = matchMedia(query)
  const matches = ref(media.matches)
  const update = (): void => void (matches.value = media.matches)
  media.addEventListener('change', update)
  onScopeDispose(() => media.removeEventListener('change', update))
  return matches
}
