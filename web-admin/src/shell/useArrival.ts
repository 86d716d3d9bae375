import { nextTick, onMounted, watch } from 'vue'
import * as fr from '../i18n/fr.ts'

/** What arriving on a page does: its name in the title bar, and the focus on its heading, so that a screen reader says where one is. */
export function useArrival(title: () => string): void {
  const name = (): void => {
    document.title = title() ? `${title()} – ${fr.common.product}` : fr.common.product
  }
  watch(title, name, { immediate: true })
  onMounted(async () => {
    await nextTick()
    document.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true })
  })
}
