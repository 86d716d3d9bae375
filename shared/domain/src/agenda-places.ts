import { byPosition } from './agenda.ts'
import type { AgendaOperation, ItemAnchor } from './agenda-operation.ts'
import type { AgendaState, ItemState } from './agenda-state.ts'
import { Problem } from './problems.ts'

export function itemOf(agenda: AgendaState, id: string): ItemState {
  const item = agenda.items.find((one) => one.id === id)
  if (!item) throw new Problem('NOT_FOUND', 'agenda item')
  return item
}

/** Refuses an item's section that does not exist (null: not classified, always there). */
export function requireSection(agenda: AgendaState, id: string | null): void {
  if (id !== null && !agenda.sections.some((section) => section.id === id))
    throw new Problem('NOT_FOUND', 'section')
}

/**
 * The place of an item among those that `stay`, told by both neighbours so that one of them may go meanwhile. At the end of its section
 * only the one before it is told.
 */
export function placeAmong(
  items: readonly ItemState[],
  item: ItemState,
  stay: (id: string) => boolean,
): ItemAnchor {
  const mates = [...items].sort(byPosition).filter((one) => one.sectionId === item.sectionId)
  const index = mates.findIndex((one) => one.id === item.id)
  const before = mates.slice(index + 1).find((one) => stay(one.id))?.id
  const after = mates.slice(0, index).findLast((one) => stay(one.id))?.id
  const place = { sectionId: item.sectionId, after: after ?? null }
  return before === undefined ? place : { ...place, before }
}

/** Operations that put items back where they stand now: the last first, each before a neighbour that is in its place already. */
export function movesBack(agenda: AgendaState, ids: readonly string[]): AgendaOperation[] {
  const left = new Set(ids)
  const standing = [...agenda.items]
    .sort(byPosition)
    .filter((item) => left.has(item.id))
    .reverse()
  return standing.map((item) => {
    const place = placeAmong(agenda.items, item, (id) => !left.has(id))
    left.delete(item.id)
    return { type: 'MOVE', itemIds: [item.id], ...place }
  })
}
