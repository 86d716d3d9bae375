import type { AgendaNature, SectionAxis } from './agenda-natures.ts'

/** The fields of an item that are read in its file and that a clerk corrects. */
export const AGENDA_FIELDS = ['title', 'rapporteur', 'department', 'actNumber'] as const
export type AgendaField = (typeof AGENDA_FIELDS)[number]

/** A value with where it comes from; `toCheck` while the screen must show « à vérifier ». */
export interface FieldState {
  readonly value: string | null
  readonly source: 'READ' | 'CLERK' | 'NONE'
  readonly confidence: number
  readonly toCheck: boolean
  readonly evidence: unknown
}
export type PieceKind = 'REPORT' | 'DELIBERATION' | 'ANNEX' | 'OTHER'
export interface PieceState {
  readonly id: string
  readonly kind: PieceKind
  readonly pages: number
  /** Of an annexe or another piece beside the report; null: the report, its projet de délibération, or nothing is known. */
  readonly title: string | null
  /** What the clerk wrote over what was read. */
  readonly ownTitle: string | null
  /** What was read in the files of the item, or what the name of the file says. */
  readonly readTitle: { readonly value: string } | null
}
export interface SectionState {
  readonly id: string
  readonly parentId: string | null
  readonly axis: SectionAxis
  /** Empty: a plain heading. */
  readonly code: string
  readonly title: string
  readonly position: number
}
export interface ItemState extends Readonly<Record<AgendaField, FieldState>> {
  readonly id: string
  readonly sectionId: string | null
  readonly position: number
  readonly nature: AgendaNature
  readonly confidential: boolean
  /** Councillors who will have to leave for it. */
  readonly recusals: readonly string[]
  /** Codes of its committees, its own first; empty: that of its section. */
  readonly committees: readonly string[]
  /** What the clerk wrote over what was read beside the fields: empty for none at all; null: what was read stands. */
  readonly policy: string | null
  /** Subject of the préfecture's classification: « 7.5 Subventions ». */
  readonly matter: string | null
  readonly number: string | null
  /** False once its number is given for good. */
  readonly provisional: boolean
  /** A dispatch has carried it: from then on it is withdrawn, never removed. */
  readonly sent: boolean
  readonly withdrawnAt: string | null
  readonly documents: readonly PieceState[]
  readonly pages: number
  readonly version: number
}
/** The agenda that operations change: the server's rows and the screen's reply have this shape. */
export interface AgendaState {
  readonly sections: readonly SectionState[]
  readonly items: readonly ItemState[]
  /** What was taken off and may come back; a screen need not know it. */
  readonly removed?: { readonly sections: readonly SectionState[]; readonly items: readonly ItemState[] }
}
