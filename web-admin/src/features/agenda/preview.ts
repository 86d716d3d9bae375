import type { Agenda, AgendaItem } from '@hemicycle/contract'
import { agendaOrder, numbersOfAgenda, type Place, placeItem } from '@hemicycle/domain'

export interface Preview {
  /** The agenda's items in their new order, with their new section. */
  readonly items: readonly AgendaItem[]
  /** The new number of every item. */
  readonly numbers: ReadonlyMap<string, string | null>
  /** Items (other than the moved one) whose number differs. */
  readonly changed: ReadonlySet<string>
}

/** The agenda as it would stand after a move, to show while the report is still in the hand: by the server's own function. Pure. */
export function previewMove(agenda: Agenda, itemId: string, place: Place): Preview {
  const placed = agendaOrder(agenda.sections, placeItem(agenda.items, itemId, place))
  const { items } = numbersOfAgenda({ sections: agenda.sections, items: placed }, agenda.numbering)
  const numbers = new Map([...items].map(([id, { number }]) => [id, number]))
  const before = new Map(agenda.items.map((item) => [item.id, item.number]))
  const changed = placed.filter((item) => item.id !== itemId && numbers.get(item.id) !== before.get(item.id))
  return { items: placed, numbers, changed: new Set(changed.map((item) => item.id)) }
}
