import type { AgendaItem } from '@hemicycle/contract'
import { useAnnounce } from '@hemicycle/ui'
import { computed, type Ref, ref } from 'vue'
import { useSettled } from '../../common/useSettled.ts'
import { fieldsToCheck, type FilterKind, filterItems } from './filter.ts'
import { useAgenda } from './useAgenda.ts'
import { useCursor } from './useCursor.ts'
import { type Edits, tell, useEdits } from './useEdits.ts'
import { useGrab } from './useGrab.ts'
import { usePresence } from './usePresence.ts'
import { type Selection, useSelection } from './useSelection.ts'

/** The sheet of an item is drawn when the cursor has rested on it: running down the list waits for none. */
const SHEET_MS = 80

/** The state of the agenda page: what is shown, where the cursor is, what is chosen and what is in the hand. */
export function useDesk(meetingId: string) {
  const state = useAgenda(meetingId, tell)
  const { shown } = state
  const edits = useEdits(state)
  const grab = useGrab({ agenda: shown, drop: edits.move, announce: useAnnounce() })

  const text = ref('')
  const kinds = ref<readonly FilterKind[]>([])
  const items = computed(() =>
    filterItems(shown.value?.items ?? [], { text: text.value, kinds: kinds.value }),
  )
  const { cursor, select } = useCursor()
  const selected = computed(() => shown.value?.items.find((item) => item.id === cursor.value) ?? null)
  const openedId = useSettled(() => selected.value?.id ?? null, SHEET_MS)
  const opened = computed(
    () => shown.value?.items.find((item) => item.id === openedId.value) ?? selected.value,
  )
  const rankOf = (item: AgendaItem | null): number => items.value.findIndex((one) => one.id === item?.id)
  const rank = computed(() => rankOf(opened.value))
  const selection = useSelection(
    computed(() => items.value.map((item) => item.id)),
    computed(() => selected.value?.id ?? null),
  )
  const chosen = computed(() => items.value.filter((item) => selection.set.value.has(item.id)))
  const present = usePresence(meetingId, () => selected.value?.id ?? null)
  const go = (by: 1 | -1): void => {
    const next = items.value[rankOf(selected.value) + by]
    if (!next) return
    selection.clear()
    select(next.id)
  }
  const acts = actsOn({ items, chosen, selection, edits, select })
  return {
    state,
    edits,
    grab,
    text,
    kinds,
    items,
    selected,
    opened,
    rank,
    selection,
    chosen,
    present,
    select,
    go,
    ...acts,
  }
}
export type Desk = ReturnType<typeof useDesk>

interface Chosen {
  readonly items: Readonly<Ref<readonly AgendaItem[]>>
  readonly chosen: Readonly<Ref<readonly AgendaItem[]>>
  readonly selection: Selection
  readonly edits: Edits
  readonly select: (id: string) => void
}

/** What is done to all that is chosen, and where the cursor goes then. */
function actsOn({ items, chosen, selection, edits, select }: Chosen) {
  /** « Garder » on all that is doubtful, then the next doubtful one. */
  const verify = async (): Promise<void> => {
    const last = chosen.value.at(-1)
    const at = items.value.findIndex((one) => one.id === last?.id)
    const rest = [...items.value.slice(at + 1), ...items.value.slice(0, Math.max(0, at))]
    const next = rest.find((one) => fieldsToCheck(one) > 0)
    const kept = edits.keep(chosen.value)
    selection.clear()
    if (next) select(next.id)
    await kept
  }
  const remove = async (): Promise<void> => {
    const gone = chosen.value.filter((item) => !item.withdrawnAt)
    const rest = items.value.filter((item) => !gone.includes(item))
    const next = rest.find((item) => item.position > (gone[0]?.position ?? 0)) ?? rest.at(-1)
    selection.clear()
    if (next && gone.some((item) => !item.sent)) select(next.id)
    if (gone.length > 0) await edits.remove(gone.map((item) => item.id))
  }
  return { verify, remove }
}
