import type { Allocation } from './numbering-ledger.ts'
import { numberAgenda, type ItemNumber } from './numbering.ts'
import type { Numberable, NumberingContext, Series } from './numbering-series.ts'
import { Problem } from './problems.ts'

export interface AgendaSectionPlace {
  readonly id: string
  readonly code: string
  readonly position: number
}
/** Where an item stands: in a section (null: not classified) and at a position among all items of the meeting. */
export interface ItemPlace {
  readonly id: string
  readonly sectionId: string | null
  readonly position: number
}
export interface Place {
  readonly sectionId: string | null
  /** The item before which to stand; null: at the end of the section. */
  readonly before: string | null
}

const byPosition = (a: { readonly position: number }, b: { readonly position: number }) =>
  a.position - b.position

/** The items in agenda order: by section, then by position. Those of no (or an unknown) section come last, still to be classified. */
export function agendaOrder<T extends ItemPlace>(
  sections: readonly AgendaSectionPlace[],
  items: readonly T[],
): T[] {
  const rank = new Map([...sections].sort(byPosition).map((section, index) => [section.id, index]))
  const rankOf = (item: T) => rank.get(item.sectionId ?? '') ?? rank.size
  return [...items].sort((a, b) => rankOf(a) - rankOf(b) || byPosition(a, b))
}

/**
 * Moves an item, or adds it when `moved` is not among them. Gives all items in the order of positions, renumbered from 0; those that
 * did not change are the same objects. Throws NOT_FOUND when `before` is not an item of that section.
 */
export function putItem<T extends ItemPlace>(items: readonly T[], moved: T, place: Place): T[] {
  const { sectionId, before } = place
  if (before === moved.id) return putItem(items, moved, { sectionId, before: followerOf(items, moved) })
  const others = [...items].sort(byPosition).filter((item) => item.id !== moved.id)
  const index = before === null ? endOf(others, sectionId) : others.findIndex((item) => item.id === before)
  if (index < 0 || (before !== null && others[index]?.sectionId !== sectionId))
    throw new Problem('NOT_FOUND', 'no such item to stand before in this section')
  return settle(others.toSpliced(index, 0, moved.sectionId === sectionId ? moved : { ...moved, sectionId }))
}

/** The same for an item of the agenda, by its id. Throws NOT_FOUND. */
export function placeItem<T extends ItemPlace>(items: readonly T[], id: string, place: Place): T[] {
  return putItem(items, find(items, id), place)
}

/**
 * Takes an item away. Throws NOT_FOUND, or NUMBERS_FROZEN when it bears a number given for good: such an item is withdrawn, never removed.
 */
export function removeItem<T extends ItemPlace & { readonly frozenNumber?: string | null }>(
  items: readonly T[],
  id: string,
): T[] {
  if (typeof find(items, id).frozenNumber === 'string')
    throw new Problem('NUMBERS_FROZEN', 'withdraw it instead')
  return settle([...items].sort(byPosition).filter((item) => item.id !== id))
}

/** The items whose place differs, to be saved. */
export function changedPlaces<T extends ItemPlace>(before: readonly T[], after: readonly T[]): T[] {
  const old = new Map(before.map((item) => [item.id, item]))
  return after.filter((item) => {
    const was = old.get(item.id)
    return was?.position !== item.position || was.sectionId !== item.sectionId
  })
}

function find<T extends ItemPlace>(items: readonly T[], id: string): T {
  const item = items.find((one) => one.id === id)
  if (!item) throw new Problem('NOT_FOUND', 'no such item')
  return item
}

function followerOf<T extends ItemPlace>(items: readonly T[], item: T): string | null {
  const mates = [...items].sort(byPosition).filter((one) => one.sectionId === item.sectionId)
  return mates[mates.findIndex((one) => one.id === item.id) + 1]?.id ?? null
}

function endOf(items: readonly ItemPlace[], sectionId: string | null): number {
  const last = items.findLastIndex((item) => item.sectionId === sectionId)
  return last < 0 ? items.length : last + 1
}

function settle<T extends ItemPlace>(items: readonly T[]): T[] {
  return items.map((item, position) => (item.position === position ? item : { ...item, position }))
}

export interface AgendaToNumber<S extends AgendaSectionPlace, T extends ItemPlace & Numberable> {
  readonly sections: readonly S[]
  /** `sectionCode` need not be given: it is that of the item's section. */
  readonly items: readonly T[]
  readonly series: Series
  readonly context: NumberingContext
  readonly taken?: readonly Allocation[]
}
export interface NumberedAgenda<S, T> {
  /** All items in agenda order, each with its number. */
  readonly items: readonly (T & ItemNumber)[]
  /** The same by section, empty sections included; `section` null for items still to be classified, if any. */
  readonly groups: readonly { readonly section: S | null; readonly items: readonly (T & ItemNumber)[] }[]
}

/** The agenda as people read it: ordered, grouped and numbered. Throws as `numberAgenda`. */
export function numberedAgenda<S extends AgendaSectionPlace, T extends ItemPlace & Numberable>(
  agenda: AgendaToNumber<S, T>,
): NumberedAgenda<S, T> {
  const codes = new Map(agenda.sections.map((section) => [section.id, section.code]))
  const ordered = agendaOrder(agenda.sections, agenda.items)
  const numberable = ordered.map((item) => ({
    ...item,
    sectionCode: codes.get(item.sectionId ?? '') ?? null,
  }))
  const numbers = numberAgenda(numberable, agenda.series, agenda.context, agenda.taken)
  const items = ordered.flatMap((item) => {
    const number = numbers.get(item.id)
    return number ? [{ ...item, ...number }] : []
  })
  const inSection = (id: string) => items.filter((item) => item.sectionId === id)
  const groups = [...agenda.sections]
    .sort(byPosition)
    .map((section) => ({ section, items: inSection(section.id) }))
  const rest = items.filter((item) => !codes.has(item.sectionId ?? ''))
  return { items, groups: rest.length > 0 ? [...groups, { section: null, items: rest }] : groups }
}
