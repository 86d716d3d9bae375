import { nextTick, onScopeDispose, ref } from 'vue'

/** True while the page goes to the printer: what only paper shows need not exist before. `print` draws it first. */
export function usePrinting() {
  const printing = ref(false)
  const begin = (): void => void (printing.value = true)
  const end = (): void => void (printing.value = false)
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  onScopeDispose(() => {
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
  })
  const print = async (): Promise<void> => {
    begin()
    // The listeners of a print asked by a script run before the page is drawn again.
    await nextTick()
    window.print()
  }
  return { printing, print }
}
