import type { Agenda, AgendaItem, AgendaSection } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'

export interface Group {
  readonly id: string | null
  readonly code: string
  readonly title: string
  /** 0 at the top. */
  readonly depth: number
  /** The sections above it, the nearest last. */
  readonly above: readonly string[]
  /** Its own items. */
  readonly items: readonly AgendaItem[]
  /** Standing items and pages, those of the sections under it included. */
  readonly count: number
  readonly pages: number
}

/** What a section is called by where those without one stand too. */
export const keyOf = (group: Group): string => group.id ?? 'none'

/** The agenda by section, in the order of reading, empty sections included; items without section come last, to be classified. */
export function groupsOf(agenda: Agenda, items: readonly AgendaItem[], unsorted: string): Group[] {
  const byId = new Map(agenda.sections.map((section) => [section.id, section]))
  const own = new Map<string | null, AgendaItem[]>()
  for (const item of items) {
    const id = byId.has(item.sectionId ?? '') ? item.sectionId : null
    const list = own.get(id)
    if (list) list.push(item)
    else own.set(id, [item])
  }
  const aboves = new Map(agenda.sections.map((section) => [section.id, aboveOf(section, byId)]))
  const groups = agenda.sections.map(({ id, code, title }): Group => {
    const above = aboves.get(id) ?? []
    const under = agenda.sections.filter((one) => one.id === id || aboves.get(one.id)?.includes(id))
    const all = under.flatMap((one) => own.get(one.id) ?? [])
    return { id, code, title, depth: above.length, above, items: own.get(id) ?? [], ...sumOf(all) }
  })
  const rest = own.get(null) ?? []
  if (rest.length === 0) return groups
  return [
    ...groups,
    { id: null, code: '', title: unsorted, depth: 0, above: [], items: rest, ...sumOf(rest) },
  ]
}

function aboveOf(section: AgendaSection, byId: ReadonlyMap<string, AgendaSection>): string[] {
  const parent = byId.get(section.parentId ?? '')
  return parent ? [...aboveOf(parent, byId), parent.id] : []
}

function sumOf(items: readonly AgendaItem[]): { count: number; pages: number } {
  const standing = items.filter((item) => !item.withdrawnAt)
  return { count: standing.length, pages: standing.reduce((sum, item) => sum + item.pages, 0) }
}

/** Where the first of some items stands, among those that stay: what « nothing changes » means. */
export function placeOf(agenda: Agenda, itemIds: readonly string[]): Place {
  const moving = new Set(itemIds)
  const item = agenda.items.find((one) => moving.has(one.id))
  const mates = agenda.items.filter((one) => one.sectionId === item?.sectionId)
  const index = mates.findIndex((one) => one.id === item?.id)
  const before = mates.slice(index + 1).find((one) => !moving.has(one.id))
  return { sectionId: item?.sectionId ?? null, before: before?.id ?? null }
}

const samePlace = (a: Place, b: Place): boolean => a.sectionId === b.sectionId && a.before === b.before

/** Whether a move would leave everything as it is. */
export function isAtHome(agenda: Agenda, itemIds: readonly string[], place: Place): boolean {
  const moving = new Set(itemIds)
  if (place.before !== null && moving.has(place.before)) return itemIds.length === 1
  if (!samePlace(place, placeOf(agenda, itemIds))) return false
  // Several, apart from one another, still come together.
  const mates = agenda.items.filter((one) => one.sectionId === place.sectionId)
  const at = mates.findIndex((one) => moving.has(one.id))
  return mates.slice(at, at + itemIds.length).every((one) => moving.has(one.id))
}

/** Every place where the items may stand, top to bottom: before each item that stays of each section, and at the end of it. */
export function slotsOf(agenda: Agenda, itemIds: readonly string[]): Place[] {
  const moving = new Set(itemIds)
  const ids = agenda.sections.map((section): string | null => section.id)
  const loose = agenda.items.some((item) => item.sectionId === null) || ids.length === 0
  return (loose ? [...ids, null] : ids).flatMap((sectionId) => {
    const mates = agenda.items.filter((item) => item.sectionId === sectionId && !moving.has(item.id))
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
