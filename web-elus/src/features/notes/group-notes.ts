import type { Annotation, Convocation } from '@hemicycle/contract'
import { partsOfItem, startOf } from '../../reader/parts.ts'

export interface PlacedNote {
  readonly note: Annotation
  /** In the report, over its pieces; null when the page is no longer there. */
  readonly page: number | null
}
export interface NoteGroup {
  readonly itemId: string
  readonly number: string
  readonly title: string
  readonly notes: readonly PlacedNote[]
}

/** Notes of a meeting, report by report in the order of the agenda, then by page; those of a report taken away come last. */
export function groupNotes(
  notes: readonly Annotation[],
  meeting: Convocation | null,
  lost: string,
): NoteGroup[] {
  const items = meeting?.items ?? []
  const groups = items.map(({ id, number, title, documents }) => {
    const parts = partsOfItem({ documents })
    const pageOf = (note: Annotation): number | null => {
      const index = parts.findIndex((part) => part.id === note.place.documentId)
      return index < 0 ? null : startOf(parts, index) + note.place.page - 1
    }
    const own = notes.filter((note) => note.itemId === id).map((note) => ({ note, page: pageOf(note) }))
    return {
      itemId: id,
      number,
      title,
      notes: own.sort((a, b) => (a.page ?? Infinity) - (b.page ?? Infinity)),
    }
  })
  const known = new Set(items.map((item) => item.id))
  const others = notes.filter((note) => !known.has(note.itemId)).map((note) => ({ note, page: null }))
  const left = { itemId: '', number: '', title: lost, notes: others }
  return [...groups, left].filter((group) => group.notes.length > 0)
}
