import type { AgendaNature, SectionAxis } from './agenda-natures.ts'
import type { AgendaField, FieldState, PieceKind } from './agenda-state.ts'

/** Where items go: before one, else after one, else (both absent or null) at the end of the section. */
export interface ItemAnchor {
  readonly sectionId: string | null
  readonly before?: string | null
  readonly after?: string | null
}
export interface SectionAnchor {
  readonly parentId: string | null
  readonly before?: string | null
  readonly after?: string | null
}
export interface ItemChange {
  readonly nature?: AgendaNature
  readonly confidential?: boolean
  readonly recusals?: readonly string[]
  readonly committees?: readonly string[]
  readonly policy?: string | null
  readonly matter?: string | null
}
export interface SectionText {
  readonly axis: SectionAxis
  readonly code: string
  readonly title: string
}

/** What a clerk does to an agenda. New items and sections bear an id that the caller makes, so that screen and server say the same. */
export type ClerkOperation =
  | ({ readonly type: 'MOVE'; readonly itemIds: readonly string[] } & ItemAnchor)
  | {
      readonly type: 'CORRECT'
      readonly itemId: string
      readonly values: { readonly [K in AgendaField]?: string | null }
    }
  | { readonly type: 'CHANGE'; readonly itemIds: readonly string[]; readonly change: ItemChange }
  /** Off the agenda; « retiré » with its number once a dispatch has carried it. */
  | { readonly type: 'REMOVE'; readonly itemIds: readonly string[] }
  /** Back: in its place, or where asked. */
  | { readonly type: 'RESTORE'; readonly itemId: string; readonly place?: ItemAnchor }
  | ({
      readonly type: 'ADD_POINT'
      readonly itemId: string
      readonly nature: AgendaNature
      readonly title: string
    } & ItemAnchor)
  | ({ readonly type: 'ADD_SECTION'; readonly id: string } & SectionText & SectionAnchor)
  | { readonly type: 'CHANGE_SECTION'; readonly id: string; readonly change: Partial<SectionText> }
  | ({ readonly type: 'MOVE_SECTION'; readonly id: string } & SectionAnchor)
  /** Only an empty section goes: its items are moved first, in the same gesture. */
  | { readonly type: 'REMOVE_SECTION'; readonly id: string }
  /** Gives documents to an item, at the end or before another. To merge two items, the one left empty is removed in the same gesture. */
  | {
      readonly type: 'ATTACH'
      readonly documentIds: readonly string[]
      readonly itemId: string
      readonly before?: string | null
      readonly kind?: PieceKind
    }
  /** What an annexe is called, over what was read; null: what was read. */
  | {
      readonly type: 'ENTITLE'
      readonly itemId: string
      readonly documentId: string
      readonly title: string | null
    }
  /** Makes a new item of documents of another. */
  | ({
      readonly type: 'DETACH'
      readonly documentIds: readonly string[]
      readonly itemId: string
      readonly title: string
    } & ItemAnchor)

/** What only an undo does: give back what was, evidence included. */
export type RestoringOperation =
  | {
      readonly type: 'PUT_FIELDS'
      readonly itemId: string
      readonly fields: { readonly [K in AgendaField]?: FieldState }
    }
  | ({ readonly type: 'RESTORE_SECTION'; readonly id: string } & SectionAnchor)

export type AgendaOperation = ClerkOperation | RestoringOperation
export type OperationType = AgendaOperation['type']
