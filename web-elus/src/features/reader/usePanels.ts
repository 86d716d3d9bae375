import { afterPaint } from '@hemicycle/ui'
import { ref } from 'vue'
import { useUsed } from '../../common/useUsed.ts'

/** What opens over the page. A button answers at once and its panel comes with the next frame; never opened, it is never made. */
export function usePanels() {
  const panels = { drawer: ref(false), settings: ref(false), notes: ref(false), search: ref(false) }
  const { drawer, settings, search } = panels
  return {
    ...panels,
    used: { drawer: useUsed(drawer), settings: useUsed(settings), search: useUsed(search) },
    show: (panel: keyof typeof panels): void => void afterPaint().then(() => (panels[panel].value = true)),
  }
}
