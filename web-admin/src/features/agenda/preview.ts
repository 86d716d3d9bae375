import type { Agenda, AgendaItem } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { foresee } from './foresee.ts'

export interface Preview {
  /** The agenda's items in their new order, with their new section. */
  readonly items: readonly AgendaItem[]
  /** The new number of every item. */
  readonly numbers: ReadonlyMap<string, string | null>
  /** Items (other than the moved ones) whose number differs. */
  readonly changed: ReadonlySet<string>
}

/** The agenda as it would stand after a move, to show while the reports are still in the hand. Null where they cannot go. Pure. */
export function previewMove(agenda: Agenda, itemIds: readonly string[], place: Place): Preview | null {
  const after = foresee(agenda, [{ type: 'MOVE', itemIds, ...place }], new Date(0).toISOString())
  if (!after) return null
  const numbers = new Map(after.items.map((item) => [item.id, item.number]))
  const before = new Map(agenda.items.map((item) => [item.id, item.number]))
  const changed = after.items.filter(
    (item) => !itemIds.includes(item.id) && numbers.get(item.id) !== before.get(item.id),
  )
  return { items: after.items, numbers, changed: new Set(changed.map((item) => item.id)) }
}
