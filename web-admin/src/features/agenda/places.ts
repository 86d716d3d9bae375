import type { Agenda, AgendaItem } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'

export interface Group {
  readonly id: string | null
  readonly code: string
  readonly title: string
  readonly items: readonly AgendaItem[]
  readonly pages: number
}

/** The agenda by section, empty sections included; items without section come last, to be classified. */
export function groupsOf(agenda: Agenda, items: readonly AgendaItem[], unsorted: string): Group[] {
  const known = new Set(agenda.sections.map((section) => section.id))
  const group = (id: string | null, code: string, title: string, mine: readonly AgendaItem[]): Group => ({
    id,
    code,
    title,
    items: mine,
    pages: mine.reduce((sum, item) => sum + (item.withdrawnAt ? 0 : item.pages), 0),
  })
  const groups = agenda.sections.map(({ id, code, title }) =>
    group(
      id,
      code,
      title,
      items.filter((item) => item.sectionId === id),
    ),
  )
  const rest = items.filter((item) => !known.has(item.sectionId ?? ''))
  return rest.length > 0 ? [...groups, group(null, '', unsorted, rest)] : groups
}

/** Where an item stands now: what an undo goes back to. */
export function placeOf(agenda: Agenda, itemId: string): Place {
  const item = agenda.items.find((one) => one.id === itemId)
  const mates = agenda.items.filter((one) => one.sectionId === item?.sectionId)
  const index = mates.findIndex((one) => one.id === itemId)
  return { sectionId: item?.sectionId ?? null, before: mates[index + 1]?.id ?? null }
}

const samePlace = (a: Place, b: Place): boolean => a.sectionId === b.sectionId && a.before === b.before

/** Whether a move would leave everything as it is. */
export const isAtHome = (agenda: Agenda, itemId: string, place: Place): boolean =>
  place.before === itemId || samePlace(place, placeOf(agenda, itemId))

/** Every place where the item may stand, top to bottom: before each item of each section, and at the end of it. */
export function slotsOf(agenda: Agenda, itemId: string): Place[] {
  const ids = agenda.sections.map((section): string | null => section.id)
  const sections =
    agenda.items.some((item) => item.sectionId === null) || ids.length === 0 ? [...ids, null] : ids
  return sections.flatMap((sectionId) => {
    const mates = agenda.items.filter((item) => item.sectionId === sectionId && item.id !== itemId)
    return [...mates.map((item): Place => ({ sectionId, before: item.id })), { sectionId, before: null }]
  })
}

/** The next place up or down, or the first place of the next section; the same one at either end. */
export function stepFrom(slots: readonly Place[], from: Place, by: 1 | -1, bySection = false): Place {
  const here = slots.findIndex((slot) => samePlace(slot, from))
  if (!bySection) return slots[here + by] ?? from
  const sections = [...new Set(slots.map((slot) => slot.sectionId))]
  const target = sections[sections.indexOf(from.sectionId) + by]
  return slots.find((slot) => target !== undefined && slot.sectionId === target) ?? from
}

/** Rank of a place in its section, from 1, for the words. */
export function rankOf(slots: readonly Place[], place: Place): number {
  const mates = slots.filter((slot) => slot.sectionId === place.sectionId)
  return mates.findIndex((slot) => samePlace(slot, place)) + 1
}
