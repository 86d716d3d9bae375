import { putItems } from './agenda.ts'
import { itemOf, requireSection } from './agenda-places.ts'
import type { AgendaOperation, ClerkOperation } from './agenda-operation.ts'
import type { AgendaState, ItemState, PieceState } from './agenda-state.ts'
import { blankItem } from './agenda-items.ts'
import { entitled } from './piece-titles.ts'
import { Problem } from './problems.ts'

type Attach = Extract<ClerkOperation, { type: 'ATTACH' }>
type Detach = Extract<ClerkOperation, { type: 'DETACH' }>

/** Gives documents to another item; one that keeps none stays, empty. Throws NOT_FOUND; NUMBERS_FROZEN where an item was sent. */
export function attach<A extends AgendaState>(agenda: A, operation: Attach): A {
  const { documentIds, kind, itemId } = operation
  refuseSent(itemOf(agenda, itemId))
  const moved = [...new Set(documentIds)].map((id) => {
    const { piece } = pieceOf(agenda, id)
    return kind === undefined ? piece : entitled({ ...piece, kind })
  })
  const ids = new Set(documentIds)
  const items = agenda.items.map((item) => {
    const rest = item.documents.filter((piece) => !ids.has(piece.id))
    if (item.id === itemId) return withPieces(item, insert(rest, moved, operation.before ?? null))
    return rest.length === item.documents.length ? item : withPieces(item, rest)
  })
  return { ...agenda, items }
}

/** Makes a new item of documents. Throws as `attach`, and DUPLICATE. */
export function detach<A extends AgendaState>(agenda: A, operation: Detach): A {
  const { documentIds, itemId, title } = operation
  requireSection(agenda, operation.sectionId)
  const items = putItems(agenda.items, [blankItem(agenda, itemId, 'REPORT', title)], operation)
  return attach({ ...agenda, items }, { type: 'ATTACH', documentIds, itemId })
}

/** Gives the documents back to the items they come from, in their place and of their kind. */
export function undoAttach(agenda: AgendaState, { documentIds }: Attach | Detach): AgendaOperation[] {
  const left = new Set(documentIds)
  const pieces = [...left].map((id) => pieceOf(agenda, id)).sort((a, b) => b.index - a.index)
  return pieces.map(({ item, piece, index }): AgendaOperation => {
    const before = item.documents.slice(index + 1).find((one) => !left.has(one.id))?.id ?? null
    left.delete(piece.id)
    return { type: 'ATTACH', documentIds: [piece.id], itemId: item.id, before, kind: piece.kind }
  })
}

function pieceOf(agenda: AgendaState, id: string): { item: ItemState; piece: PieceState; index: number } {
  for (const item of agenda.items) {
    const index = item.documents.findIndex((piece) => piece.id === id)
    const piece = item.documents[index]
    if (!piece) continue
    refuseSent(item)
    return { item, piece, index }
  }
  throw new Problem('NOT_FOUND', 'document')
}

function refuseSent(item: ItemState): void {
  if (item.sent) throw new Problem('NUMBERS_FROZEN', 'what was sent keeps its files')
}

function insert(
  rest: readonly PieceState[],
  moved: readonly PieceState[],
  before: string | null,
): PieceState[] {
  const index = before === null ? rest.length : rest.findIndex((piece) => piece.id === before)
  return rest.toSpliced(index < 0 ? rest.length : index, 0, ...moved)
}

const withPieces = (item: ItemState, documents: readonly PieceState[]): ItemState => ({
  ...item,
  documents,
  pages: documents.reduce((sum, piece) => sum + piece.pages, 0),
})
