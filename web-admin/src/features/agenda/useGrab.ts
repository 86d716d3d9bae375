import type { Agenda } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { computed, type Ref, shallowRef, watch } from 'vue'
import { fr } from '../../i18n/fr.ts'
import { labelOf } from './filter.ts'
import { isAtHome, placeOf, rankOf, slotsOf, stepFrom } from './places.ts'
import { type Preview, previewMove } from './preview.ts'

const words = fr.agenda

interface Options {
  readonly agenda: Ref<Agenda | null>
  readonly drop: (itemId: string, place: Place) => Promise<void>
  readonly announce: (text: string) => void
}

/** A report in the hand, by mouse or by keyboard: where it would stand and which numbers would follow. */
export function useGrab({ agenda, drop, announce }: Options) {
  const held = shallowRef<{ readonly id: string; readonly by: 'MOUSE' | 'KEYS' } | null>(null)
  const target = shallowRef<Place | null>(null)
  const item = computed(() => agenda.value?.items.find((one) => one.id === held.value?.id) ?? null)
  const atHome = computed(
    () =>
      !agenda.value || !held.value || !target.value || isAtHome(agenda.value, held.value.id, target.value),
  )
  const preview = computed<Preview | null>(() => {
    if (!agenda.value || !held.value || !target.value || atHome.value) return null
    try {
      return previewMove(agenda.value, held.value.id, target.value)
    } catch {
      return null
    }
  })

  const release = (): void => {
    held.value = null
    target.value = null
  }
  const grab = (itemId: string, by: 'MOUSE' | 'KEYS'): void => {
    if (!agenda.value) return
    held.value = { id: itemId, by }
    target.value = placeOf(agenda.value, itemId)
    if (by === 'KEYS' && item.value) announce(words.grabbed(labelOf(item.value)))
  }
  const aim = (place: Place): void => {
    target.value = place
  }
  const step = (by: 1 | -1, bySection = false): void => {
    if (!agenda.value || !held.value || !target.value) return
    const slots = slotsOf(agenda.value, held.value.id)
    target.value = stepFrom(slots, target.value, by, bySection)
    const { sectionId } = target.value
    const section = agenda.value.sections.find((one) => one.id === sectionId)?.title ?? words.noSection
    const number = preview.value?.numbers.get(held.value.id) ?? item.value?.number
    announce(words.at(number ?? '', section, rankOf(slots, target.value)))
  }
  const cancel = (): void => {
    if (held.value?.by === 'KEYS') announce(words.cancelledMove)
    release()
  }
  const commit = async (): Promise<void> => {
    const [id, place] = [held.value?.id, target.value]
    release()
    if (id && place) await drop(id, place)
  }
  /** One rank up or down, at once. */
  const nudge = async (itemId: string, by: 1 | -1): Promise<void> => {
    if (!agenda.value) return
    const next = stepFrom(slotsOf(agenda.value, itemId), placeOf(agenda.value, itemId), by)
    await drop(itemId, next)
  }
  // A report that somebody else took away leaves the hand.
  watch(item, (now) => held.value && !now && release())

  return { held, target, item, atHome, preview, grab, aim, step, cancel, commit, nudge }
}
export type Grab = ReturnType<typeof useGrab>
