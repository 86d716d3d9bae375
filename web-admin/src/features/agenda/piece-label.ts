import type { AgendaItem } from '@hemicycle/contract'
import { pieceLabel } from '@hemicycle/domain'
import * as fr from '../../i18n/fr.ts'

type Piece = AgendaItem['documents'][number]

/** What a piece is called when it is sent: « Délibération 7211.1 », « Annexe 2 – Plan de situation ». */
export const labelOfPiece = (piece: Pick<Piece, 'kind' | 'number' | 'title' | 'mark'>): string =>
  pieceLabel([fr.agenda.kinds[piece.kind], piece.number].filter(Boolean).join(' '), piece)
