import type { Place } from '@hemicycle/domain'
import { type Ref, shallowReactive, watch } from 'vue'
import type { Preview } from './preview.ts'

/** What a report in the hand does to one row of the tree. */
export interface RowMark {
  readonly held: boolean
  /** The number that it would have, where it is not that of now. */
  readonly number: string | null | undefined
  /** The reports would come above it. */
  readonly slot: boolean
}
interface Hand {
  readonly held: Readonly<Ref<{ readonly ids: readonly string[] } | null>>
  readonly target: Readonly<Ref<Place | null>>
  readonly atHome: Readonly<Ref<boolean>>
  readonly preview: Readonly<Ref<Preview | null>>
}
export type RowMarks = ReadonlyMap<string, RowMark>

/** Below the last row of a section, where the reports would come at its end. */
export const endOf = (sectionId: string | null): string => `end ${sectionId ?? ''}`

/**
 * The marks of the rows, by item: each row reads its own and hears of no other, so that a step of the hand draws again the few rows that
 * it changes, not all of a long agenda.
 */
export function useRowMarks(hand: Hand): RowMarks {
  const marks = shallowReactive(new Map<string, RowMark>())
  watch(
    [hand.held, hand.target, hand.preview],
    () => {
      const next = marksOf(hand)
      for (const id of marks.keys()) if (!next.has(id)) marks.delete(id)
      for (const [id, mark] of next) if (!same(marks.get(id), mark)) marks.set(id, mark)
    },
    { immediate: true },
  )
  return marks
}

const same = (a: RowMark | undefined, b: RowMark): boolean =>
  a !== undefined && a.held === b.held && a.number === b.number && a.slot === b.slot

function marksOf({ held, target, atHome, preview }: Hand): Map<string, RowMark> {
  const marks = new Map<string, RowMark>()
  const put = (id: string, mark: Partial<RowMark>): void => {
    const before = marks.get(id) ?? { held: false, number: undefined, slot: false }
    marks.set(id, { ...before, ...mark })
  }
  for (const id of held.value?.ids ?? []) put(id, { held: true })
  for (const id of preview.value?.changed ?? []) put(id, { number: preview.value?.numbers.get(id) ?? null })
  const place = target.value
  if (held.value && place && !atHome.value) put(place.before ?? endOf(place.sectionId), { slot: true })
  return marks
}
