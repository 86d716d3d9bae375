import { computed, shallowRef } from 'vue'
import { unsay } from '../../common/say.ts'

interface Act {
  /** « le déplacement de R1206 » */
  readonly label: string
  readonly undo: () => Promise<unknown>
}
interface Kept extends Act {
  readonly takeBack: () => Promise<void>
}

/** What can be taken back, the last first. An act is taken back once, from its toast or by Ctrl+Z. */
export function useUndo() {
  const acts = shallowRef<readonly Kept[]>([])
  const push = (act: Act): (() => Promise<void>) => {
    const takeBack = async (): Promise<void> => {
      if (!acts.value.includes(kept)) return
      acts.value = acts.value.filter((one) => one !== kept)
      unsay(takeBack)
      await act.undo()
    }
    const kept: Kept = { ...act, takeBack }
    acts.value = [...acts.value, kept]
    return takeBack
  }
  return {
    push,
    last: computed(() => acts.value.at(-1) ?? null),
    undoLast: async () => acts.value.at(-1)?.takeBack(),
  }
}
export type Undo = ReturnType<typeof useUndo>
