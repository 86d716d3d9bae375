import type { AgendaItem } from '@hemicycle/contract'
import { computed, nextTick, type Ref, ref } from 'vue'
import { type Group, keyOf } from './places.ts'
import { HEADING, type Range, ROW } from './rows-window.ts'
import type { Grab } from './useGrab.ts'
import { useWindow } from './useWindow.ts'

interface Options {
  readonly rows: Readonly<Ref<HTMLElement | null>>
  readonly groups: Readonly<Ref<readonly Group[]>>
  /** Its heading is there. */
  readonly isShown: (group: Group) => boolean
  readonly isOpen: (group: Group) => boolean
  /** Its items that the search leaves. */
  readonly leftOf: (group: Group) => readonly AgendaItem[]
  readonly grab: Grab
  readonly reached: Readonly<Ref<string | null>>
}

/** What of the tree is drawn: the rows in sight, and wherever they stand the one that Tab reaches and the place aimed at. */
export function useDrawn({ rows, groups, isShown, isOpen, leftOf, grab, reached }: Options) {
  const opens = (group: Group): boolean => isShown(group) && isOpen(group)
  const inView = useWindow(
    rows,
    () =>
      groups.value.map((group) => ({
        key: keyOf(group),
        heading: isShown(group) ? (group.depth > 0 ? ROW : HEADING) : 0,
        rows: opens(group) ? leftOf(group).length : 0,
      })),
    () => groups.value.reduce((sum, group) => sum + group.items.length, 0),
  )
  /** Rank of each heading in the whole tree, whatever is folded: the columns' names come first. */
  const starts = computed(() => {
    let next = 2
    return new Map(
      groups.value.map((group) => {
        const start = next
        next += 1 + group.items.length
        return [keyOf(group), start]
      }),
    )
  })
  const count = computed(() => groups.value.reduce((sum, group) => sum + 1 + group.items.length, 1))
  const wanted = ref<string | null>(null)
  const aimed = computed(() => {
    const place = grab.target.value
    if (!place || place.before !== null) return place?.before ?? null
    return groups.value.find(({ id }) => id === place.sectionId)?.items.at(-1)?.id ?? null
  })
  const pinned = computed(
    () => new Set([reached.value, aimed.value, wanted.value].filter((id) => id !== null)),
  )
  const lines = (): string[] =>
    groups.value.flatMap((group) => [
      ...(isShown(group) ? [keyOf(group)] : []),
      ...(opens(group) ? leftOf(group).map(({ id }) => id) : []),
    ])
  const find = (line: string): HTMLElement | null =>
    rows.value?.querySelector(`[data-item="${line}"], [data-line="${line}"]`) ?? null
  const reach = async (line: string): Promise<HTMLElement | null> => {
    const there = find(line)
    if (there) return there
    wanted.value = line
    await nextTick()
    return find(line)
  }
  const rangeOf = (group: Group): Range => inView(keyOf(group))
  return { rangeOf, starts, count, pinned: () => pinned.value, lines, reach }
}
