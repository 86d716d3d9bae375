import type { Annotation } from '@hemicycle/contract'
import type { NoteColour } from '@hemicycle/domain'
import { useToasts } from '@hemicycle/ui'
import * as fr from '../i18n/fr.ts'
import { linesOf, passageOf } from './page-handle.ts'
import type { useNoteMaking } from './note-making.ts'
import type { NoteState } from './note-state.ts'

/** Removing, finding again, marking by lines. */
export function useNoteKeeping(state: NoteState, making: ReturnType<typeof useNoteMaking>) {
  const toasts = useToasts()
  function remove(note: Annotation): void {
    void state.store.remove(note.id)
    const action = { label: fr.notes.restore, run: () => void state.store.write(note) }
    toasts.show({ text: fr.notes.removed, action })
  }
  const removeById = (id: string): void => {
    const note = state.store.all.find((one) => one.id === id)
    if (note?.author.mine) remove(note)
  }

  const lines = (): ReturnType<typeof linesOf> => (state.handle.value ? linesOf(state.handle.value) : [])
  /** Marks lines chosen in a list; underlined without a colour. */
  async function markLines(from: number, to: number, colour: NoteColour | null): Promise<void> {
    const page = state.handle.value
    const found = page && passageOf(page, from, to)
    if (!page || !found) return
    const kind = colour ? 'HIGHLIGHT' : 'UNDERLINE'
    const body = { colour: colour ?? ('RED' as const), text: '', strokes: [] }
    await making.make(
      making.draft(page.documentId, page.page, { kind, anchor: { page: page.page, ...found }, body }),
    )
  }
  /** The author says where a note of an older version goes: at its passage in the newer one. */
  async function keepHere(note: Annotation): Promise<void> {
    await state.store.keepAtPlace(note)
    toasts.show({ text: fr.notes.kept, tone: 'ok' })
  }
  return { remove, removeById, lines, markLines, keepHere }
}
