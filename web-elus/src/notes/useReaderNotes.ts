import { useNoteKeeping } from './note-keeping.ts'
import { useNoteMaking } from './note-making.ts'
import { type NotePlace, useNoteState } from './note-state.ts'

/** Everything that is written on the report being read. */
export function useReaderNotes(place: () => NotePlace) {
  const state = useNoteState(place)
  const making = useNoteMaking(state)
  return { ...state, ...making, ...useNoteKeeping(state, making) }
}
