import { computed, shallowRef } from 'vue'

interface Act {
  /** « le déplacement de R1206 » */
  readonly label: string
  readonly undo: () => Promise<unknown>
}

/** What can be taken back, the last first. An act is taken back once, from the toast or by Ctrl+Z. */
export function useUndo() {
  const acts = shallowRef<readonly Act[]>([])
  const push = (act: Act): (() => Promise<void>) => {
    acts.value = [...acts.value, act]
    return () => take(act)
  }
  const take = async (act: Act | undefined): Promise<void> => {
    if (!act || !acts.value.includes(act)) return
    acts.value = acts.value.filter((one) => one !== act)
    await act.undo()
  }
  return { push, last: computed(() => acts.value.at(-1) ?? null), undoLast: () => take(acts.value.at(-1)) }
}
export type Undo = ReturnType<typeof useUndo>
