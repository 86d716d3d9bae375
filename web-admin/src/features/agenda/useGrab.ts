import type { Agenda } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { computed, readonly, type Ref, ref, shallowRef, watch } from 'vue'
import * as fr from '../../i18n/fr.ts'
import { labelOfAll } from './filter.ts'
import { isAtHome, placeOf, rankOf, slotsOf, stepFrom } from './places.ts'
import { type Preview, previewMove } from './preview.ts'
import { useRowMarks } from './row-marks.ts'

const words = fr.agenda

interface Options {
  readonly agenda: Readonly<Ref<Agenda | null>>
  readonly drop: (itemIds: readonly string[], place: Place) => unknown
  readonly announce: (text: string) => void
}
export interface Held {
  /** In the order of the agenda. */
  readonly ids: readonly string[]
  readonly by: 'MOUSE' | 'KEYS'
}

/** What is in the hand, and what would come of it where it is. */
function useHand(agenda: Options['agenda']) {
  const held = shallowRef<Held | null>(null)
  const target = shallowRef<Place | null>(null)
  const items = computed(() => {
    const ids = new Set(held.value?.ids)
    return ids.size === 0 ? [] : (agenda.value?.items.filter((one) => ids.has(one.id)) ?? [])
  })
  const atHome = computed(
    () =>
      !agenda.value || !held.value || !target.value || isAtHome(agenda.value, held.value.ids, target.value),
  )
  const preview = computed<Preview | null>(() =>
    !agenda.value || !held.value || !target.value || atHome.value
      ? null
      : previewMove(agenda.value, held.value.ids, target.value),
  )
  /** The number that the first of them would take. */
  const number = computed(() => preview.value?.numbers.get(held.value?.ids[0] ?? '') ?? null)
  const marks = useRowMarks({ held, target, atHome, preview })
  return { held, target, items, atHome, preview, number, marks }
}

/** Reports in the hand, by mouse or by keyboard: where they would stand and which numbers would follow. */
export function useGrab({ agenda, drop, announce }: Options) {
  const hand = useHand(agenda)
  const { held, target, items, number } = hand
  /** Told by itself: three hundred rows listen to it, and need not hear of every step of a hand. */
  const byMouse = ref(false)

  const release = (): void => {
    byMouse.value = false
    held.value = null
    target.value = null
  }
  const grab = (ids: readonly string[], by: Held['by']): void => {
    if (!agenda.value) return
    byMouse.value = by === 'MOUSE'
    held.value = { ids, by }
    target.value = placeOf(agenda.value, ids)
    if (by === 'KEYS') announce(words.grabbed(labelOfAll(items.value)))
  }
  const aim = (place: Place): void => {
    const now = target.value
    if (now?.sectionId !== place.sectionId || now.before !== place.before) target.value = place
  }
  const step = (by: 1 | -1, bySection = false): void => {
    if (!agenda.value || !held.value || !target.value) return
    const slots = slotsOf(agenda.value, held.value.ids)
    target.value = stepFrom(slots, target.value, by, bySection)
    const { sectionId } = target.value
    const section = agenda.value.sections.find((one) => one.id === sectionId)?.title ?? words.noSection
    announce(words.at(number.value ?? items.value[0]?.number ?? '', section, rankOf(slots, target.value)))
  }
  const cancel = (): void => {
    if (held.value?.by === 'KEYS') announce(words.cancelledMove)
    release()
  }
  const commit = (): void => {
    const [ids, place] = [held.value?.ids, target.value]
    release()
    if (ids && place) drop(ids, place)
  }
  /** One rank up or down, at once. */
  const nudge = (ids: readonly string[], by: 1 | -1): void => {
    if (agenda.value) drop(ids, stepFrom(slotsOf(agenda.value, ids), placeOf(agenda.value, ids), by))
  }
  // A report that somebody else took away leaves the hand.
  watch(items, (now) => held.value && now.length < held.value.ids.length && release())

  return { ...hand, byMouse: readonly(byMouse), grab, aim, step, cancel, commit, nudge }
}
export type Grab = ReturnType<typeof useGrab>
