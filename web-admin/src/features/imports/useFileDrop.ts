import { type DroppedFile, readDrop } from '@hemicycle/ui'
import { onScopeDispose, type Ref, ref } from 'vue'

/**
 * Files dropped anywhere on the page, folders walked. Says whether some are held over it. Without this, a drop beside the frame would
 * make the browser leave the application for the file.
 */
export function useFileDrop(
  enabled: () => boolean,
  take: (files: readonly DroppedFile[]) => void,
): Ref<boolean> {
  const over = ref(false)
  let depth = 0
  const concerns = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  const count = (by: number) => (event: DragEvent) => {
    if (!concerns(event)) return
    depth = Math.max(0, depth + by)
    over.value = depth > 0 && enabled()
  }
  const listeners: Partial<Record<string, (event: DragEvent) => void>> = {
    dragenter: count(1),
    dragleave: count(-1),
    dragover: (event) => concerns(event) && event.preventDefault(),
    drop: (event) => {
      depth = 0
      over.value = false
      // A frame that took the files already said so.
      if (!concerns(event) || event.defaultPrevented || !event.dataTransfer) return
      event.preventDefault()
      if (enabled()) void readDrop(event.dataTransfer).then(take)
    },
  }
  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener)
  onScopeDispose(() => {
    for (const [name, listener] of Object.entries(listeners))
      removeEventListener(name, listener as EventListener)
  })
  return over
}
