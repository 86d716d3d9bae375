import { nextTick, type Ref, ref, type ShallowRef } from 'vue'

/** Whether a line is being corrected. Closed, the focus goes back to the pencil that opened it. */
export function useCorrecting(root: Readonly<ShallowRef<HTMLElement | null>>): {
  editing: Ref<boolean>
  close: () => Promise<void>
} {
  const editing = ref(false)
  async function close(): Promise<void> {
    editing.value = false
    await nextTick()
    root.value?.querySelector<HTMLElement>('[data-edit]')?.focus()
  }
  return { editing, close }
}
