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
    () => (marks.value = {}),
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
  async function readOthers(): Promise<void> {
    const { marks: theirs } = await call(listMarks, {})
    const others = theirs.map(({ itemId, page, furthest, changedAt }) => [
      itemId,
      { page, furthest, at: Date.parse(changedAt) },
    ])
    save(latest(marks.value, Object.fromEntries(others) as Marks))
  }
  const reads = () => session.me?.role === 'COUNCILLOR' && session.me.userId
  const ask = (): void => void (reads() && readOthers().catch(() => undefined))
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
