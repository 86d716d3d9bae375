import { applyOperation, sectionOf } from './agenda-apply.ts'
import type { AgendaOperation, ItemChange } from './agenda-operation.ts'
import { undoAttach } from './agenda-pieces.ts'
import { itemOf, movesBack, placeAmong } from './agenda-places.ts'
import { sectionPlace } from './agenda-sections.ts'
import { AGENDA_FIELDS, type AgendaField, type AgendaState } from './agenda-state.ts'
import { undoEntitle } from './piece-titles.ts'

/** A gesture: its operations one after the other, all or none, and the operations that would take it back. Throws as `applyOperation`. */
export function applyGesture<A extends AgendaState>(
  agenda: A,
  operations: readonly AgendaOperation[],
  at: string,
): { agenda: A; inverse: AgendaOperation[] } {
  let [after, inverse] = [agenda, [] as AgendaOperation[]]
  for (const operation of operations) {
    const next = applyOperation(after, operation, at)
    inverse = [...inverseOf(after, operation), ...inverse]
    after = next
  }
  return { agenda: after, inverse }
}

/** What takes an operation back, as the agenda stands before it. */
function inverseOf(agenda: AgendaState, operation: AgendaOperation): AgendaOperation[] {
  switch (operation.type) {
    case 'MOVE':
      return movesBack(agenda, operation.itemIds)
    case 'CORRECT':
      return [fieldsBack(agenda, operation.itemId, Object.keys(operation.values))]
    case 'PUT_FIELDS':
      return [fieldsBack(agenda, operation.itemId, Object.keys(operation.fields))]
    case 'CHANGE':
      return operation.itemIds.map((id) => changeBack(agenda, id, operation.change))
    case 'REMOVE':
      return removalBack(agenda, operation.itemIds)
    case 'RESTORE':
      return stands(agenda, operation.itemId) ? [] : [{ type: 'REMOVE', itemIds: [operation.itemId] }]
    case 'ADD_POINT':
      return [{ type: 'REMOVE', itemIds: [operation.itemId] }]
    case 'ATTACH':
      return undoAttach(agenda, operation)
    case 'ENTITLE':
      return [undoEntitle(agenda, operation)]
    case 'DETACH':
      return [...undoAttach(agenda, operation), { type: 'REMOVE', itemIds: [operation.itemId] }]
    default:
      return [sectionBack(agenda, operation)]
  }
}

/** Already on the agenda and not withdrawn: to restore it changes nothing. */
const stands = (agenda: AgendaState, id: string): boolean =>
  agenda.items.some((item) => item.id === id && item.withdrawnAt === null)

function fieldsBack(agenda: AgendaState, itemId: string, names: readonly string[]): AgendaOperation {
  const item = itemOf(agenda, itemId)
  const given = AGENDA_FIELDS.filter((name) => names.includes(name))
  const fields = Object.fromEntries(given.map((name: AgendaField) => [name, item[name]]))
  return { type: 'PUT_FIELDS', itemId, fields }
}

function changeBack(agenda: AgendaState, id: string, change: ItemChange): AgendaOperation {
  const { nature, confidential, recusals, committees, policy, matter } = itemOf(agenda, id)
  const was = { nature, confidential, recusals, committees, policy, matter }
  const names = Object.keys(change) as (keyof ItemChange)[]
  return { type: 'CHANGE', itemIds: [id], change: Object.fromEntries(names.map((name) => [name, was[name]])) }
}

function removalBack(agenda: AgendaState, ids: readonly string[]): AgendaOperation[] {
  const left = new Set(ids)
  return [...agenda.items]
    .filter((item) => left.has(item.id) && item.withdrawnAt === null)
    .sort((a, b) => b.position - a.position)
    .map((item) => {
      const place = placeAmong(agenda.items, item, (id) => !left.has(id))
      left.delete(item.id)
      return { type: 'RESTORE', itemId: item.id, place }
    })
}

type OnSections = Extract<AgendaOperation, { type: `${string}_SECTION` }>

function sectionBack(agenda: AgendaState, operation: OnSections): AgendaOperation {
  const { id } = operation
  if (operation.type === 'ADD_SECTION' || operation.type === 'RESTORE_SECTION')
    return { type: 'REMOVE_SECTION', id }
  const section = sectionOf(agenda, id)
  if (operation.type === 'CHANGE_SECTION') {
    const { axis, code, title } = section
    const names = Object.keys(operation.change) as (keyof typeof operation.change)[]
    const was = { axis, code, title }
    return { type: 'CHANGE_SECTION', id, change: Object.fromEntries(names.map((name) => [name, was[name]])) }
  }
  const type = operation.type === 'MOVE_SECTION' ? 'MOVE_SECTION' : 'RESTORE_SECTION'
  return { type, id, ...sectionPlace(agenda.sections, section) }
}
