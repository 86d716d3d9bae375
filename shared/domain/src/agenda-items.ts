import { putItems } from './agenda.ts'
import type { AgendaNature } from './agenda-natures.ts'
import type { ClerkOperation, ItemChange } from './agenda-operation.ts'
import { itemOf, requireSection } from './agenda-places.ts'
import { AGENDA_FIELDS, type AgendaState, type FieldState, type ItemState } from './agenda-state.ts'
import { removalOf } from './meeting.ts'
import { Problem } from './problems.ts'

type Operation<K extends ClerkOperation['type']> = Extract<ClerkOperation, { type: K }>

export function changeItems<A extends AgendaState>(
  agenda: A,
  ids: readonly string[],
  change: (item: ItemState) => ItemState,
): A {
  for (const id of ids) itemOf(agenda, id)
  const chosen = new Set(ids)
  return { ...agenda, items: agenda.items.map((item) => (chosen.has(item.id) ? change(item) : item)) }
}

export function moveItems<A extends AgendaState>(agenda: A, { itemIds, ...anchor }: Operation<'MOVE'>): A {
  requireSection(agenda, anchor.sectionId)
  const moved = [...new Set(itemIds)].map((id) => itemOf(agenda, id))
  return { ...agenda, items: putItems(agenda.items, moved, anchor) }
}

/** A corrected or confirmed value is the clerk's own: it is not to be checked any more; its evidence stays. */
export function correct<A extends AgendaState>(agenda: A, { itemId, values }: Operation<'CORRECT'>): A {
  const own = (field: FieldState, value: string | null): FieldState => ({
    ...field,
    value,
    source: 'CLERK',
    confidence: 1,
    toCheck: false,
  })
  return changeItems(agenda, [itemId], (item) => {
    const given = AGENDA_FIELDS.filter((name) => values[name] !== undefined)
    const fields = given.map((name) => [name, own(item[name], values[name] ?? null)] as const)
    return { ...item, ...Object.fromEntries(fields) }
  })
}

export const changeItem = (item: ItemState, change: ItemChange): ItemState => ({ ...item, ...change })

/** Off the agenda, or withdrawn with its number once sent. */
export function takeOff<A extends AgendaState>(agenda: A, ids: readonly string[], at: string): A {
  const chosen = new Set(ids.map((id) => itemOf(agenda, id).id))
  const goes = (item: ItemState) => chosen.has(item.id) && removalOf(item) === 'REMOVED'
  const items = agenda.items
    .filter((item) => !goes(item))
    .map((item) => (chosen.has(item.id) ? { ...item, withdrawnAt: item.withdrawnAt ?? at } : item))
  const { sections, items: gone } = agenda.removed ?? { sections: [], items: [] }
  return { ...agenda, items, removed: { sections, items: [...gone, ...agenda.items.filter(goes)] } }
}

/** Takes back a removal or a withdrawal. Throws NOT_FOUND where it was not known as removed. */
export function restore<A extends AgendaState>(agenda: A, { itemId, place }: Operation<'RESTORE'>): A {
  const standing = agenda.items.some((item) => item.id === itemId)
  if (standing) return changeItems(agenda, [itemId], (item) => ({ ...item, withdrawnAt: null }))
  const gone = agenda.removed?.items ?? []
  const item = gone.find((one) => one.id === itemId)
  if (!item) throw new Problem('NOT_FOUND', 'agenda item')
  const home = agenda.sections.some((section) => section.id === item.sectionId) ? item.sectionId : null
  const anchor = place ?? { sectionId: home, before: followerAt(agenda, home, item.position) }
  requireSection(agenda, anchor.sectionId)
  const items = putItems(agenda.items, [{ ...item, withdrawnAt: null }], anchor)
  const removed = { sections: agenda.removed?.sections ?? [], items: gone.filter((one) => one !== item) }
  return { ...agenda, items, removed }
}

function followerAt(agenda: AgendaState, sectionId: string | null, position: number): string | null {
  const later = agenda.items.filter((item) => item.sectionId === sectionId && item.position >= position)
  return later.sort((a, b) => a.position - b.position)[0]?.id ?? null
}

export function addPoint<A extends AgendaState>(agenda: A, operation: Operation<'ADD_POINT'>): A {
  const { itemId, nature, title } = operation
  requireSection(agenda, operation.sectionId)
  return { ...agenda, items: putItems(agenda.items, [blankItem(agenda, itemId, nature, title)], operation) }
}

/** A new item with the clerk's title. Throws DUPLICATE when the agenda knows this id already. */
export function blankItem(agenda: AgendaState, id: string, nature: AgendaNature, title: string): ItemState {
  const known = [...agenda.items, ...(agenda.removed?.items ?? [])]
  if (known.some((item) => item.id === id)) throw new Problem('DUPLICATE', 'this item exists already')
  const none: FieldState = { value: null, source: 'NONE', confidence: 0, toCheck: false, evidence: null }
  return {
    id,
    sectionId: null,
    position: agenda.items.length,
    nature,
    confidential: false,
    recusals: [],
    committees: [],
    policy: null,
    matter: null,
    number: null,
    provisional: true,
    sent: false,
    withdrawnAt: null,
    title: { ...none, value: title, source: 'CLERK', confidence: 1 },
    rapporteur: none,
    department: none,
    actNumber: none,
    documents: [],
    pages: 0,
    version: 0,
  }
}
