import type { Annotation } from '@hemicycle/contract'
import type { TextQuote } from '@hemicycle/domain'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import { notesOfPage } from './marks.ts'
import type { PageHandle } from './page-handle.ts'
import type { Tool } from './tool.ts'
import { locate, type Part, startOf } from '../reader/parts.ts'
import { useAnnotations } from '../stores/annotations.ts'

export interface Passage {
  readonly documentId: string
  readonly page: number
  readonly quote: TextQuote
  readonly quads: number[][]
  readonly rect: DOMRect
}
export interface NotePlace {
  readonly meetingId: string
  /** The report under the eyes; none in the pages between the reports. */
  readonly itemId: string | undefined
  /** Which report a file belongs to. */
  readonly itemOf: (documentId: string) => string | null
  readonly parts: readonly Part[]
  /** Over all parts, from 1. */
  readonly page: number
}
export type NoteState = ReturnType<typeof useNoteState>

/** What is written on the report being read, and what is under the hand. */
export function useNoteState(place: () => NotePlace) {
  const store = useAnnotations()
  const tool = ref<Tool>(null)
  const passage = shallowRef<Passage | null>(null)
  const edited = shallowRef<Annotation | null>(null)
  const editing = ref(false)
  /** The latest could not be read from the service: those of this device are shown. */
  const unread = ref(false)
  const pages = shallowReactive(new Map<string, PageHandle>())

  watch(
    () => place().meetingId,
    (meetingId) => store.load(meetingId).catch(() => (unread.value = true)),
    { immediate: true },
  )
  const notes = computed(() => store.all.filter((note) => note.itemId === place().itemId))
  /** Not where it was: found elsewhere, doubtful or lost. */
  const toCheck = computed(() =>
    notes.value.filter((note) => note.author.mine && note.place.verdict !== 'SAME'),
  )
  const onPage = (documentId: string, page: number): Annotation[] => notesOfPage(store.all, documentId, page)
  const here = computed(() => locate(place().parts, place().page))
  const handle = computed(() =>
    here.value ? (pages.get(keyOf(here.value.part.id, here.value.inner)) ?? null) : null,
  )
  const bookmark = computed(() => {
    const at = here.value
    const own = at ? onPage(at.part.id, at.inner) : []
    return own.find((note) => note.kind === 'BOOKMARK' && note.author.mine) ?? null
  })
  return {
    place,
    store,
    tool,
    passage,
    edited,
    editing,
    unread,
    notes,
    onPage,
    toCheck,
    here,
    handle,
    bookmark,
    undoable: computed(() => store.undoable),
    /** Over all parts, from 1; null for a note whose page is no longer there. */
    pageOf: (note: Annotation): number | null => {
      const index = place().parts.findIndex((part) => part.id === note.place.documentId)
      return index < 0 ? null : startOf(place().parts, index) + note.place.page - 1
    },
    know: (page: PageHandle) => pages.set(keyOf(page.documentId, page.page), page),
    /** Off the screen: held any longer, its text would stay in memory, and with it all that its page was drawn from. */
    forgetPage: (page: PageHandle): void => {
      const key = keyOf(page.documentId, page.page)
      if (pages.get(key) === page) pages.delete(key)
    },
    edit: (note: Annotation): void => {
      edited.value = note
      editing.value = true
    },
    setEditing: (value: boolean) => (editing.value = value),
    setTool: (value: Tool) => (tool.value = value),
    forgetPassage: () => (passage.value = null),
  }
}

const keyOf = (documentId: string, page: number): string => `${documentId}:${page}`
