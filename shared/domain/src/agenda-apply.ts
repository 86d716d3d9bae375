import { addPoint, changeItem, changeItems, correct, moveItems, restore, takeOff } from './agenda-items.ts'
import type { AgendaOperation } from './agenda-operation.ts'
import { attach, detach } from './agenda-pieces.ts'
import { putSection } from './agenda-sections.ts'
import type { AgendaState, SectionState } from './agenda-state.ts'
import { entitle } from './piece-titles.ts'
import { Problem } from './problems.ts'

/**
 * The agenda after an operation. Pure: the screen foresees with it what the server saves, so both say the same. What does not change
 * stays the same object. `at`: ISO instant, for a withdrawal.
 *
 * Throws NOT_FOUND (item, section, document or neighbour that is not there any more), NOT_ALLOWED_NOW (a section that is not empty, or
 * would stand under itself), NUMBERS_FROZEN (files of what was sent), DUPLICATE (an id known already).
 */
export function applyOperation<A extends AgendaState>(agenda: A, operation: AgendaOperation, at: string): A {
  switch (operation.type) {
    case 'MOVE':
      return moveItems(agenda, operation)
    case 'CORRECT':
      return correct(agenda, operation)
    case 'CHANGE':
      return changeItems(agenda, operation.itemIds, (item) => changeItem(item, operation.change))
    case 'REMOVE':
      return takeOff(agenda, operation.itemIds, at)
    case 'RESTORE':
      return restore(agenda, operation)
    case 'ADD_POINT':
      return addPoint(agenda, operation)
    case 'ATTACH':
      return attach(agenda, operation)
    case 'DETACH':
      return detach(agenda, operation)
    case 'ENTITLE':
      return entitle(agenda, operation)
    case 'PUT_FIELDS':
      return changeItems(agenda, [operation.itemId], (item) => ({ ...item, ...operation.fields }))
    default:
      return applyToSections(agenda, operation)
  }
}

type OnSections = Extract<AgendaOperation, { type: `${string}_SECTION` }>

function applyToSections<A extends AgendaState>(agenda: A, operation: OnSections): A {
  const { sections } = agenda
  switch (operation.type) {
    case 'ADD_SECTION':
      return { ...agenda, sections: putSection(sections, newSection(agenda, operation), operation) }
    case 'CHANGE_SECTION': {
      const { id, change } = operation
      const changed = { ...sectionOf(agenda, id), ...change }
      return { ...agenda, sections: sections.map((section) => (section.id === id ? changed : section)) }
    }
    case 'MOVE_SECTION':
      return { ...agenda, sections: putSection(sections, sectionOf(agenda, operation.id), operation) }
    case 'REMOVE_SECTION':
      return removeSection(agenda, sectionOf(agenda, operation.id))
    case 'RESTORE_SECTION':
      return restoreSection(agenda, operation)
  }
}

function newSection(
  agenda: AgendaState,
  operation: Extract<OnSections, { type: 'ADD_SECTION' }>,
): SectionState {
  const { id, axis, code, title, parentId } = operation
  const known = [...agenda.sections, ...(agenda.removed?.sections ?? [])]
  if (known.some((section) => section.id === id))
    throw new Problem('DUPLICATE', 'this section exists already')
  return { id, parentId, axis, code, title, position: agenda.sections.length }
}

export function sectionOf(agenda: AgendaState, id: string): SectionState {
  const section = agenda.sections.find((one) => one.id === id)
  if (!section) throw new Problem('NOT_FOUND', 'section')
  return section
}

function removeSection<A extends AgendaState>(agenda: A, section: SectionState): A {
  const inside =
    agenda.items.some((item) => item.sectionId === section.id) ||
    agenda.sections.some((one) => one.parentId === section.id)
  if (inside) throw new Problem('NOT_ALLOWED_NOW', 'the section is not empty')
  const { sections: gone, items } = agenda.removed ?? { sections: [], items: [] }
  const sections = agenda.sections.filter((one) => one !== section)
  return { ...agenda, sections, removed: { sections: [...gone, section], items } }
}

function restoreSection<A extends AgendaState>(
  agenda: A,
  operation: Extract<OnSections, { type: 'RESTORE_SECTION' }>,
): A {
  const { sections: gone, items } = agenda.removed ?? { sections: [], items: [] }
  const section = gone.find((one) => one.id === operation.id)
  if (!section) throw new Problem('NOT_FOUND', 'section')
  const removed = { sections: gone.filter((one) => one !== section), items }
  return { ...agenda, sections: putSection(agenda.sections, section, operation), removed }
}
