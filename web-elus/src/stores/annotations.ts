import { type Annotation, type Input, listAnnotations, type saveAnnotation } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { call } from '../api.ts'
import type { Entry } from '../outbox/entry.ts'
import { newId, useOutbox } from '../outbox/useOutbox.ts'
import { useSession } from './session.ts'

type Written = Input<typeof saveAnnotation>
/** What a person makes of a page; ids, times and author are added here. */
export type Draft = Pick<Written, 'meetingId' | 'itemId' | 'documentId' | 'kind' | 'anchor' | 'body'>

/** Notes on screen: what the service last said, with what was done here since laid over it. */
export const useAnnotations = defineStore('annotations', () => {
  const session = useSession()
  const outbox = useOutbox()
  const known = shallowRef<ReadonlyMap<string, Annotation>>(new Map())
  const made: string[] = []
  const all = computed(() => [...known.value.values()])

  watch(
    () => session.me?.userId,
    () => (known.value = new Map()),
  )
  const set = (id: string, note: Annotation | null): void => {
    const next = new Map(known.value)
    if (note) next.set(id, note)
    else next.delete(id)
    known.value = next
  }
  /** Reads the notes of a meeting, or all; what still waits to be sent stays as it was done. */
  async function load(meetingId?: string): Promise<void> {
    const { annotations } = await call(listAnnotations, meetingId ? { meetingId } : {})
    const others = meetingId ? all.value.filter((note) => note.meetingId !== meetingId) : []
    const next = new Map([...others, ...annotations].map((note) => [note.id, note]))
    for (const entry of outbox.entries) lay(next, entry, session.me)
    known.value = next
  }
  async function write(note: Annotation): Promise<void> {
    const changed = { ...note, changedAt: new Date().toISOString() }
    set(note.id, changed)
    await outbox.add('saveAnnotation', writtenOf(changed), note.id)
  }
  async function make(draft: Draft): Promise<Annotation> {
    const now = new Date().toISOString()
    const note = toNote(
      { ...draft, annotationId: newId(), visibility: 'PRIVATE', sharedWith: [], madeAt: now, changedAt: now },
      session.me,
    )
    made.push(note.id)
    await write(note)
    return note
  }
  async function remove(id: string): Promise<void> {
    set(id, null)
    await outbox.add('removeAnnotation', { annotationId: id }, id)
  }
  /**
   * The author says that a note of an older version stands where it was found in the newer one. Where exactly is read on the page
   * when it is shown: its old quads are not those of the new page.
   */
  async function keepAtPlace(note: Annotation): Promise<void> {
    const { documentId, page, exact } = note.place
    if (!documentId) return
    const quote = note.anchor.quote && exact ? { ...note.anchor.quote, exact } : note.anchor.quote
    const anchor = { page, quote, quads: note.anchor.quote ? [] : note.anchor.quads }
    const place = { documentId, page, verdict: 'SAME' as const, exact: quote?.exact ?? null }
    await write({ ...note, documentId, anchor, place })
  }
  /** Takes back the last note made since the page was opened. */
  async function undo(): Promise<void> {
    const id = made.findLast((one) => known.value.has(one))
    if (id) await remove(id)
  }
  const undoable = computed(() => made.length > 0 && made.some((id) => known.value.has(id)))
  return { all, load, make, write, remove, keepAtPlace, undo, undoable }
})

function lay(notes: Map<string, Annotation>, entry: Entry, me: ReturnType<typeof useSession>['me']): void {
  if (entry.refusal !== null) return
  if (entry.operation === 'saveAnnotation') {
    const note = toNote(entry.input as unknown as Written, me)
    notes.set(note.id, note)
  }
  if (entry.operation === 'removeAnnotation') notes.delete(entry.about)
}

const writtenOf = (note: Annotation): Written => ({
  annotationId: note.id,
  meetingId: note.meetingId,
  itemId: note.itemId,
  documentId: note.documentId,
  kind: note.kind,
  anchor: note.anchor,
  body: note.body,
  visibility: note.visibility,
  sharedWith: note.sharedWith,
  madeAt: note.madeAt,
  changedAt: note.changedAt,
})

function toNote({ annotationId, ...written }: Written, me: ReturnType<typeof useSession>['me']): Annotation {
  const { documentId, anchor } = written
  return {
    ...written,
    id: annotationId,
    author: { councillorId: me?.councillorId ?? '', name: me?.displayName ?? '', mine: true },
    place: { documentId, page: anchor.page, verdict: 'SAME', exact: anchor.quote?.exact ?? null },
  }
}
