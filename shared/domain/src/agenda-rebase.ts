import type { AgendaOperation } from './agenda-operation.ts'

/** What operations touch, and what they leave there: 'item/…/place' → a text. Two gestures clash where they leave different things. */
export type Touched = Readonly<Record<string, string>>

/** What a gesture touches; the last operation on a thing counts. */
export function touchedBy(operations: readonly AgendaOperation[]): Touched {
  return Object.fromEntries(operations.flatMap(entriesOf))
}

/** The first thing that both touch, leaving it different; null when one may follow the other without anybody losing anything. */
export function clashOf(mine: Touched, theirs: Touched): string | null {
  return Object.keys(mine).find((key) => theirs[key] !== undefined && theirs[key] !== mine[key]) ?? null
}

/** The items that a gesture is about, for their history. */
export function itemsTouched(operations: readonly AgendaOperation[]): string[] {
  const ids = operations.flatMap((operation) =>
    'itemIds' in operation ? operation.itemIds : 'itemId' in operation ? [operation.itemId] : [],
  )
  return [...new Set(ids)]
}

type Entry = readonly [string, string]

function entriesOf(operation: AgendaOperation): Entry[] {
  const item = (id: string, what: string, left: unknown): Entry => [
    `item/${id}/${what}`,
    JSON.stringify(left),
  ]
  switch (operation.type) {
    case 'MOVE':
      return operation.itemIds.map((id) => item(id, 'place', placeLeft(operation)))
    case 'CORRECT':
      return Object.entries(operation.values).map(([name, value]) => item(operation.itemId, name, value))
    case 'PUT_FIELDS':
      return Object.entries(operation.fields).map(([name, field]) =>
        item(operation.itemId, name, field.value),
      )
    case 'CHANGE':
      return operation.itemIds.flatMap((id) =>
        Object.entries(operation.change).map(([name, value]) => item(id, name, value)),
      )
    case 'REMOVE':
      return operation.itemIds.map((id) => item(id, 'state', 'off'))
    case 'RESTORE':
    case 'ADD_POINT':
      return [item(operation.itemId, 'state', 'on')]
    case 'ATTACH':
      return operation.documentIds.map((id) => [`document/${id}`, operation.itemId])
    case 'ENTITLE':
      return [[`document/${operation.documentId}/title`, JSON.stringify(operation.title)]]
    case 'DETACH':
      return [
        item(operation.itemId, 'state', 'on'),
        ...operation.documentIds.map((id): Entry => [`document/${id}`, operation.itemId]),
      ]
    default:
      return sectionEntries(operation)
  }
}

type OnSections = Extract<AgendaOperation, { type: `${string}_SECTION` }>

function sectionEntries(operation: OnSections): Entry[] {
  const section = (what: string, left: unknown): Entry => [
    `section/${operation.id}/${what}`,
    JSON.stringify(left),
  ]
  if (operation.type === 'CHANGE_SECTION')
    return Object.entries(operation.change).map(([name, value]) => section(name, value))
  if (operation.type === 'MOVE_SECTION')
    return [section('place', [operation.parentId, operation.before ?? null, operation.after ?? null])]
  return [section('state', operation.type === 'REMOVE_SECTION' ? 'off' : 'on')]
}

const placeLeft = ({ sectionId, before, after }: Extract<AgendaOperation, { type: 'MOVE' }>) => [
  sectionId,
  before ?? null,
  after ?? null,
]
