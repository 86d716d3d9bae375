import type { Agenda } from '@hemicycle/contract'
import { agendaOrder, type AgendaOperation, applyOperation, numbersOfAgenda } from '@hemicycle/domain'

/** The agenda as the server will give it after these operations: by its own functions. Null when they do not apply any more. Pure. */
export function foresee(agenda: Agenda, operations: readonly AgendaOperation[], at: string): Agenda | null {
  try {
    const after = operations.reduce<Agenda>((now, one) => applyOperation(now, one, at), agenda)
    return renumber(after)
  } catch {
    return null
  }
}

function renumber(agenda: Agenda): Agenda {
  const { items: numbers } = numbersOfAgenda(agenda, agenda.numbering)
  const items = agendaOrder(agenda.sections, agenda.items).map((item) => {
    const number = item.provisional ? (numbers.get(item.id)?.number ?? null) : item.number
    return item.number === number ? item : { ...item, number }
  })
  return { ...agenda, items }
}
