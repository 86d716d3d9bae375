import type { Annotation } from '@hemicycle/contract'
import { useAnnotations } from '../stores/annotations.ts'
import type { useReaderNotes } from './useReaderNotes.ts'

/** Strokes drawn one after the other on one page are one drawing: a word is not seven notes. */
const PAUSE_MS = 2_500

/** Gathers strokes into drawings. */
export function useInk(notes: ReturnType<typeof useReaderNotes>) {
  const store = useAnnotations()
  let current: { note: Annotation; at: number } | null = null

  return async function draw(documentId: string, page: number, stroke: number[][]): Promise<void> {
    const now = Date.now()
    const last = current && store.all.find((note) => note.id === current?.note.id)
    const follows =
      last &&
      current &&
      now - current.at < PAUSE_MS &&
      last.documentId === documentId &&
      last.anchor.page === page
    if (follows) {
      const note = { ...last, body: { ...last.body, strokes: [...last.body.strokes, stroke] } }
      current = { note, at: now }
      return store.write(note)
    }
    const body = { colour: 'RED' as const, text: '', strokes: [stroke] }
    const note = await notes.make(notes.draft(documentId, page, { kind: 'INK', body }))
    current = note && { note, at: now }
  }
}
