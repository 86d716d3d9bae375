import { nextTick, type Ref } from 'vue'
import { useMedia } from '../../common/useMedia.ts'

/** Where there is no room side by side, the sheet stands under the tree: who picks a report is taken to it, and back to its row. */
export function useStacked(): { stacked: Ref<boolean>; toSheet(): void; toRow(id: string): void } {
  const stacked = useMedia('(max-width: 820px)')
  return {
    stacked,
    toSheet: () => {
      if (stacked.value) void nextTick(() => document.getElementById('agenda-item')?.scrollIntoView())
    },
    toRow: (id) => {
      const row = document.querySelector<HTMLElement>(`[data-item="${id}"]`)
      row?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'center' })
    },
  }
}
