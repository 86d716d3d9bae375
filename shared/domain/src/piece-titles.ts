import type { AgendaOperation, ClerkOperation } from './agenda-operation.ts'
import { changeItems } from './agenda-items.ts'
import { itemOf } from './agenda-places.ts'
import type { AgendaState, PieceKind, PieceState } from './agenda-state.ts'
import { Problem } from './problems.ts'

type Entitle = Extract<ClerkOperation, { type: 'ENTITLE' }>

/** What stands beside a report has a title of its own; the report and its projet de délibération have that of the point. */
export const hasOwnTitle = (kind: PieceKind | null): boolean => kind === 'ANNEX' || kind === 'OTHER'

/** The title of a piece: the clerk's, else what was read or the name of its file says; null where it has none of its own. Pure. */
export const titleOfPiece = ({
  kind,
  ownTitle,
  readTitle,
}: Pick<PieceState, 'kind' | 'ownTitle' | 'readTitle'>): string | null =>
  hasOwnTitle(kind) ? (ownTitle ?? readTitle?.value ?? null) : null

/** A piece whose kind or whose clerk's title has changed, with the title that follows. */
export const entitled = <P extends PieceState>(piece: P): P => ({ ...piece, title: titleOfPiece(piece) })

/**
 * How a piece is called in a list: « Annexe 2 – Plan de situation ». `word`: what its kind is called. A title that begins by that word
 * (« Annexe financière ») is not called so twice. Pure.
 */
export function pieceLabel(
  word: string,
  { title, mark }: { readonly title?: string | null | undefined; readonly mark?: string | null | undefined },
): string {
  const called = mark ? `${word} ${mark}` : word
  if (!title) return called
  return title.toLocaleLowerCase('fr').startsWith(word.toLocaleLowerCase('fr'))
    ? title
    : `${called} – ${title}`
}

/** Writes a title over what was read; null: back to it. Throws NOT_FOUND where the item has no such piece. */
export function entitle<A extends AgendaState>(agenda: A, { itemId, documentId, title }: Entitle): A {
  pieceIn(agenda, itemId, documentId)
  return changeItems(agenda, [itemId], (item) => ({
    ...item,
    documents: item.documents.map((piece) =>
      piece.id === documentId ? entitled({ ...piece, ownTitle: title }) : piece,
    ),
  }))
}

export function undoEntitle(agenda: AgendaState, { itemId, documentId }: Entitle): AgendaOperation {
  const { ownTitle } = pieceIn(agenda, itemId, documentId)
  return { type: 'ENTITLE', itemId, documentId, title: ownTitle }
}

function pieceIn(agenda: AgendaState, itemId: string, documentId: string): PieceState {
  const piece = itemOf(agenda, itemId).documents.find((one) => one.id === documentId)
  if (!piece) throw new Problem('NOT_FOUND', 'document')
  return piece
}
