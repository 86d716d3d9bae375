import type { NoteColour } from '@hemicycle/domain'

/** What the next gesture on a page does. Null: it reads. */
export type Tool =
  | { readonly kind: 'HIGHLIGHT'; readonly colour: NoteColour }
  | { readonly kind: 'UNDERLINE' | 'INK' | 'NOTE' | 'ERASER' }
  | null

export const HIGHLIGHTS = ['YELLOW', 'GREEN', 'PINK'] as const
