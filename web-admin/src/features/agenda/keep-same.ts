import type { Agenda, AgendaItem } from '@hemicycle/contract'
import type { Group } from './places.ts'

const texts = new WeakMap<AgendaItem, string>()
const textOf = (item: AgendaItem): string => {
  const text = texts.get(item) ?? JSON.stringify(item)
  texts.set(item, text)
  return text
}

/** A new reply of the server in which items that say the same as before are the objects of before: their rows are not drawn again. */
export function keepSame(before: Agenda | null, now: Agenda): Agenda {
  if (!before) return now
  const known = new Map(before.items.map((item) => [item.id, item]))
  const items = now.items.map((item) => {
    const was = known.get(item.id)
    return was && textOf(was) === textOf(item) ? was : item
  })
  const sections = same(before.sections, now.sections) ? before.sections : now.sections
  return { ...now, items, sections }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Sections of the tree in which nothing moved are the objects of before: neither their heading nor their rows are drawn again. */
export function sameGroups(before: readonly Group[], now: readonly Group[]): Group[] {
  const known = new Map(before.map((group) => [group.id, group]))
  return now.map((group) => {
    const was = known.get(group.id)
    return was && sameGroup(was, group) ? was : group
  })
}

function sameGroup({ items: a, ...one }: Group, { items: b, ...other }: Group): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]) && same(one, other)
}
