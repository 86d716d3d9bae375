import type { ItemAnchor } from './agenda-operation.ts'
import type { Allocation } from './numbering-ledger.ts'
import { numberAgenda, type ItemNumber } from './numbering.ts'
import type { Numberable, NumberingContext, Series } from './numbering-series.ts'
import { Problem } from './problems.ts'

export interface AgendaSectionPlace {
  readonly id: string
  /** Absent or null: at the top. */
  readonly parentId?: string | null
  readonly code: string
  /** Among the sections of the same parent. */
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

export const byPosition = (a: { readonly position: number }, b: { readonly position: number }) =>
  a.position - b.position

/** The sections as they are read: each one followed by those under it. One whose parent is unknown stands at the top. */
export function sectionOrder<S extends AgendaSectionPlace>(sections: readonly S[]): S[] {
  const known = new Set(sections.map((section) => section.id))
  const parentOf = (section: S) => (known.has(section.parentId ?? '') ? (section.parentId ?? null) : null)
  const under = (parent: string | null): S[] =>
    sections
      .filter((section) => parentOf(section) === parent)
      .sort(byPosition)
      .flatMap((section) => [section, ...under(section.id)])
  return under(null)
}

/**
 * The items in agenda order: by section (the items of a section before those of the sections under it), then by position. Those of no
 * (or an unknown) section come last, still to be classified.
 */
export function agendaOrder<T extends ItemPlace>(
  sections: readonly AgendaSectionPlace[],
  items: readonly T[],
): T[] {
  const rank = new Map(sectionOrder(sections).map((section, index) => [section.id, index]))
  const rankOf = (item: T) => rank.get(item.sectionId ?? '') ?? rank.size
  return [...items].sort((a, b) => rankOf(a) - rankOf(b) || byPosition(a, b))
}

/**
 * Moves items together, or adds those that are not among them, in the order given. Gives all items in the order of positions, renumbered
 * from 0; those that did not change are the same objects. They stand before the item asked, else after the other one asked, else at the
 * end of the section. Throws NOT_FOUND when neither stands in that section any more.
 */
export function putItems<T extends ItemPlace>(
  items: readonly T[],
  moved: readonly T[],
  anchor: ItemAnchor,
): T[] {
  const { sectionId } = anchor
  const ids = new Set(moved.map((item) => item.id))
  const sorted = [...items].sort(byPosition)
  const others = sorted.filter((item) => !ids.has(item.id))
  const mates = sorted.filter((item) => item.sectionId === sectionId)
  const index = anchorIndex(others, mates, ids, anchor)
  const placed = moved.map((item) => (item.sectionId === sectionId ? item : { ...item, sectionId }))
  return settle(others.toSpliced(index, 0, ...placed))
}

function anchorIndex<T extends ItemPlace>(
  others: readonly T[],
  mates: readonly T[],
  moving: ReadonlySet<string>,
  { sectionId, before, after }: ItemAnchor,
): number {
  const standing = (id: string) => others.findIndex((item) => item.id === id && item.sectionId === sectionId)
  if (typeof before === 'string') {
    // Before one that moves too: before the next that stays.
    const start = mates.findIndex((item) => item.id === before)
    const next = start < 0 ? undefined : mates.slice(start).find((item) => !moving.has(item.id))
    if (next) return standing(next.id)
    if (start >= 0) return endOf(others, sectionId)
  }
  if (typeof after === 'string') {
    const index = standing(after)
    if (index >= 0) return index + 1
  }
  if (typeof before === 'string')
    throw new Problem('NOT_FOUND', 'no such item to stand before in this section')
  return endOf(others, sectionId)
}

/** The same for an item of the agenda, by its id. Throws NOT_FOUND. */
export function placeItem<T extends ItemPlace>(items: readonly T[], id: string, place: Place): T[] {
  return putItems(items, [find(items, id)], place)
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

/** The code of a section, or that of the nearest one above it that has one; null where there is none. */
export function sectionCodes(
  sections: readonly AgendaSectionPlace[],
): (sectionId: string | null) => string | null {
  const byId = new Map(sections.map((section) => [section.id, section]))
  return (sectionId) => {
    for (let one = byId.get(sectionId ?? ''); one; one = byId.get(one.parentId ?? ''))
      if (one.code !== '') return one.code
    return null
  }
}

/** The agenda as people read it: ordered, grouped and numbered. Throws as `numberAgenda`. */
export function numberedAgenda<S extends AgendaSectionPlace, T extends ItemPlace & Numberable>(
  agenda: AgendaToNumber<S, T>,
): NumberedAgenda<S, T> {
  const codes = new Set(agenda.sections.map((section) => section.id))
  const ordered = agendaOrder(agenda.sections, agenda.items)
  const codeOf = sectionCodes(agenda.sections)
  const numberable = ordered.map((item) => ({ ...item, sectionCode: codeOf(item.sectionId) }))
  const numbers = numberAgenda(numberable, agenda.series, agenda.context, agenda.taken)
  const items = ordered.flatMap((item) => {
    const number = numbers.get(item.id)
    return number ? [{ ...item, ...number }] : []
  })
  const inSection = (id: string) => items.filter((item) => item.sectionId === id)
  const groups = sectionOrder(agenda.sections).map((section) => ({ section, items: inSection(section.id) }))
  const rest = items.filter((item) => !codes.has(item.sectionId ?? ''))
  return { items, groups: rest.length > 0 ? [...groups, { section: null, items: rest }] : groups }
}
