import { onScopeDispose, ref } from 'vue'

/** The page alone: the bars go and, where the browser allows it, so do its own. */
export function useFullScreen() {
  const on = ref(false)
  const root = document.documentElement
  async function toggle(): Promise<void> {
    on.value = !on.value
    // An iPhone has no full screen for a page: the bars of the application go all the same.
    if (on.value) await root.requestFullscreen?.().catch(() => undefined)
    else if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined)
  }
  const leave = (): void => void (on.value && toggle())
  /** Left by a gesture of the browser. */
  const changed = (): void => {
    if (!document.fullscreenElement) on.value = false
  }
  document.addEventListener('fullscreenchange', changed)
  onScopeDispose(() => {
    document.removeEventListener('fullscreenchange', changed)
    leave()
  })
  return { on, toggle, leave }
}
