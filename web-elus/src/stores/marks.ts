import { listMarks } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { call } from '../api.ts'
import { latest, type Mark, type Marks, type MarkState, shown, stateOf } from '../agenda/marks.ts'
import { useOutbox } from '../outbox/useOutbox.ts'
import { keepRecord, readRecord } from '../vault/records.ts'
import { useSession } from './session.ts'
import { useVault } from './vault.ts'

const nameOf = (userId: string) => `lecture ${userId}`
/** Where they once lay in clear: nothing reads them there any more. */
function forgetClear(userId: string): void {
  try {
    localStorage.removeItem(`hemicycle.lecture.${userId}`)
  } catch {
    // Storage refused: there is nothing in it.
  }
}

/** What this person read, here and elsewhere: sealed with the reports on a device that keeps them, else in this page and at the service. */
export const useMarks = defineStore('marks', () => {
  const session = useSession()
  const vault = useVault()
  const outbox = useOutbox()
  const marks = shallowRef<Marks>({})

  const save = (next: Marks): void => {
    marks.value = next
    if (session.me) void keepRecord(nameOf(session.me.userId), next).catch(() => undefined)
  }
  watch(
    () => session.me?.userId,
    (userId) => {
      marks.value = {}
      if (userId) forgetClear(userId)
    },
    { immediate: true },
  )
  watch(
    () => (vault.isOpen ? session.me?.userId : undefined),
    (userId) => userId && void readKept(userId),
    { immediate: true },
  )
  async function readKept(userId: string): Promise<void> {
    const kept = (await readRecord<Marks>(nameOf(userId))) ?? {}
    if (session.me?.userId === userId) save(latest(marks.value, kept))
  }

  /** What was read on the other devices; of two, the latest. */
  async function readOthers(userId: string): Promise<void> {
    const others = await othersOf()
    // Somebody else may have signed in meanwhile.
    if (session.me?.userId === userId) save(latest(marks.value, others))
  }
  const reads = () => (session.me?.role === 'COUNCILLOR' ? session.me.userId : null)
  const ask = (): void => {
    const userId = reads()
    if (userId) void readOthers(userId).catch(() => undefined)
  }
  watch(reads, ask, { immediate: true })
  // Put down for a while: another device, or another tab, may have been read meanwhile.
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask()
  })

  const tell = (itemId: string, { page, furthest, at }: Mark): void =>
    void outbox.add('saveMark', { itemId, page, furthest, changedAt: new Date(at).toISOString() }, itemId)
  const change = (itemId: string, mark: Mark): void => {
    save({ ...marks.value, [itemId]: mark })
    tell(itemId, mark)
  }
  return {
    marks,
    state: (item: { id: string; pages: number }): MarkState => stateOf(marks.value[item.id], item.pages),
    note: (itemId: string, page: number): void =>
      change(itemId, shown(marks.value[itemId], page, Date.now())),
    setRead: (item: { id: string; pages: number }, isRead: boolean): void =>
      change(item.id, {
        page: marks.value[item.id]?.page ?? 1,
        furthest: isRead ? item.pages : 0,
        at: Date.now(),
      }),
  }
})

async function othersOf(): Promise<Marks> {
  const { marks } = await call(listMarks, {})
  const byItem = marks.map(({ itemId, page, furthest, changedAt }) => [
    itemId,
    { page, furthest, at: Date.parse(changedAt) },
  ])
  return Object.fromEntries(byItem) as Marks
}
