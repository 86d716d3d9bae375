import type { Annotation } from '@hemicycle/contract'
import type { NoteColour } from '@hemicycle/domain'
import type { Draft } from '../stores/annotations.ts'
import type { NoteState, Passage } from './note-state.ts'

type More = Partial<Draft> & Pick<Draft, 'kind'>

function draftOf(state: NoteState, documentId: string, page: number, more: More): Draft | null {
  const { meetingId, itemOf } = state.place()
  const itemId = itemOf(documentId)
  if (!itemId) return null
  const anchor = { page, quote: null, quads: [] }
  const body = { colour: 'YELLOW' as const, text: '', strokes: [] }
  return { meetingId, itemId, documentId, anchor, body, ...more }
}

/** Every way to make a note: from a selection, a tap, or the keyboard. */
export function useNoteMaking(state: NoteState) {
  const draft = (documentId: string, page: number, more: More) => draftOf(state, documentId, page, more)
  async function make(made: Draft | null): Promise<Annotation | null> {
    return made ? state.store.make(made) : null
  }
  const clear = (): void => {
    state.passage.value = null
    getSelection()?.removeAllRanges()
  }
  /** Marks what is selected. */
  async function mark(kind: 'HIGHLIGHT' | 'UNDERLINE', colour: NoteColour): Promise<Annotation | null> {
    const chosen = state.passage.value
    clear()
    if (!chosen) return null
    const { documentId, page, quote, quads } = chosen
    return make(
      draft(documentId, page, {
        kind,
        anchor: { page, quote, quads },
        body: { colour, text: '', strokes: [] },
      }),
    )
  }
  /** A passage was selected: marked at once with the tool in hand, else what can be done with it is offered. */
  function choose(
    documentId: string,
    { done, ...chosen }: Omit<Passage, 'documentId'> & { done: boolean },
  ): void {
    state.passage.value = { documentId, ...chosen }
    const now = state.tool.value
    if (done && now?.kind === 'HIGHLIGHT') void mark('HIGHLIGHT', now.colour)
  }
  async function annotateSelection(): Promise<void> {
    const note = await mark('HIGHLIGHT', 'YELLOW')
    if (note) state.edit(note)
  }
  /** A note on the page shown, without a pointer. */
  async function annotatePage(): Promise<void> {
    const at = state.here.value
    const note = at && (await make(draft(at.part.id, at.inner, { kind: 'NOTE' })))
    if (note) state.edit(note)
  }
  async function layNote(documentId: string, page: number, quads: number[][]): Promise<void> {
    state.tool.value = null
    const note = await make(draft(documentId, page, { kind: 'NOTE', anchor: { page, quote: null, quads } }))
    if (note) state.edit(note)
  }
  async function toggleBookmark(): Promise<void> {
    const at = state.here.value
    if (state.bookmark.value) await state.store.remove(state.bookmark.value.id)
    else if (at)
      await make(
        draft(at.part.id, at.inner, { kind: 'BOOKMARK', body: { colour: 'BLUE', text: '', strokes: [] } }),
      )
  }
  return { draft, make, mark, clear, choose, annotateSelection, annotatePage, layNote, toggleBookmark }
}
