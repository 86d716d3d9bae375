import type { Agenda, AgendaItem } from '@hemicycle/contract'

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
  return { ...now, items }
}
