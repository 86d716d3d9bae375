import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { type Marks, type MarkState, parseMarks, shown, stateOf } from '../agenda/marks.ts'
import { useSession } from './session.ts'

const keyOf = (userId: string) => `hemicycle.lecture.${userId}`

/** What was read on this device, by this person. Kept in the browser: ids and page numbers only, never a title. */
export const useMarks = defineStore('marks', () => {
  const session = useSession()
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

  const save = (next: Marks): void => {
    marks.value = next
    if (session.me) write(keyOf(session.me.userId), JSON.stringify(next))
  }
  return {
    marks,
    state: (item: { id: string; pages: number }): MarkState => stateOf(marks.value[item.id], item.pages),
    note: (itemId: string, page: number): void =>
      save({ ...marks.value, [itemId]: shown(marks.value[itemId], page, Date.now()) }),
    setRead: (item: { id: string; pages: number }, isRead: boolean): void => {
      const others = Object.entries(marks.value).filter(([id]) => id !== item.id)
      const page = marks.value[item.id]?.page ?? 1
      const mark = { page, furthest: item.pages, at: Date.now() }
      save(Object.fromEntries(isRead ? [...others, [item.id, mark]] : others))
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
