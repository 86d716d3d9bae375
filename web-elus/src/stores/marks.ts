import { listMarks } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { call } from '../api.ts'
import { type Mark, type Marks, type MarkState, parseMarks, shown, stateOf } from '../agenda/marks.ts'
import { useOutbox } from '../outbox/useOutbox.ts'
import { useSession } from './session.ts'

const keyOf = (userId: string) => `hemicycle.lecture.${userId}`

/** What was read on this device, by this person. Kept in the browser: ids and page numbers only, never a title. */
export const useMarks = defineStore('marks', () => {
  const session = useSession()
  const outbox = useOutbox()
  const marks = shallowRef<Marks>({})

  watch(
    () => session.me?.userId,
    (userId) => (marks.value = userId ? parseMarks(read(keyOf(userId))) : {}),
    { immediate: true },
  )
  // Another tab of the same browser reads too.
  globalThis.addEventListener?.('storage', (event) => {
    if (session.me && event.key === keyOf(session.me.userId)) marks.value = parseMarks(event.newValue)
  })

  /** What was read on the other devices; of two, the latest. */
  async function readOthers(): Promise<void> {
    const { marks: theirs } = await call(listMarks, {})
    const next = { ...marks.value }
    for (const { itemId, page, furthest, changedAt } of theirs) {
      const at = Date.parse(changedAt)
      if ((next[itemId]?.at ?? 0) >= at) continue
      if (furthest === 0) Reflect.deleteProperty(next, itemId)
      else next[itemId] = { page, furthest, at }
    }
    save(next)
  }
  watch(
    () => session.me?.role === 'COUNCILLOR' && session.me.userId,
    (reads) => reads && readOthers().catch(() => undefined),
    { immediate: true },
  )
  const tell = (itemId: string, { page, furthest, at }: Mark): void =>
    void outbox.add('saveMark', { itemId, page, furthest, changedAt: new Date(at).toISOString() }, itemId)

  const save = (next: Marks): void => {
    marks.value = next
    if (session.me) write(keyOf(session.me.userId), JSON.stringify(next))
  }
  return {
    marks,
    state: (item: { id: string; pages: number }): MarkState => stateOf(marks.value[item.id], item.pages),
    note: (itemId: string, page: number): void => {
      const mark = shown(marks.value[itemId], page, Date.now())
      save({ ...marks.value, [itemId]: mark })
      tell(itemId, mark)
    },
    setRead: (item: { id: string; pages: number }, isRead: boolean): void => {
      const others = Object.entries(marks.value).filter(([id]) => id !== item.id)
      const page = marks.value[item.id]?.page ?? 1
      const mark = { page, furthest: item.pages, at: Date.now() }
      save(Object.fromEntries(isRead ? [...others, [item.id, mark]] : others))
      tell(item.id, isRead ? mark : { ...mark, furthest: 0 })
    },
  }
})

/** Storage may be refused or full: reading goes on without marks. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // Nothing to do: the marks live until the page is closed.
  }
}
