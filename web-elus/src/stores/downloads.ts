import type { Convocation } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, triggerRef } from 'vue'
import { hasAlong, keepAlong, keepList, keepMine } from '../vault/along.ts'
import { changeDevice } from '../vault/device.ts'
import type { Halt } from '../vault/fetch-all.ts'
import { keepUp } from '../vault/keep-up.ts'
import { isKept, type Progress, progressOf } from '../vault/plan.ts'
import type { Held } from '../vault/shared/messages.ts'
import { askVault, onProgress } from '../vault/worker.ts'
import { useConvocations } from './convocations.ts'
import { useVault } from './vault.ts'

type State = 'IDLE' | 'LOADING' | Halt

/** The reports kept on this device: what is there, what is on its way, why it stopped. */
export const useDownloads = defineStore('downloads', () => {
  const vault = useVault()
  const convocations = useConvocations()
  const { held, put, read } = useHeld()
  const state = ref<State>('IDLE')
  /** Dispatches whose texts, notes and answers are here too. */
  const along = shallowReactive(new Set<string>())
  let running: Promise<void> | null = null
  let once: Promise<void> | null = null
  const kept = () =>
    (convocations.list ?? []).filter((one) => isKept(one, vault.device?.choices ?? {}, Date.now()))

  async function run(): Promise<void> {
    await read()
    await keepList(convocations.load)
    for (const { meetingId } of kept()) await convocations.loadOne(meetingId)
    const meetings = kept().flatMap(({ meetingId }) => convocations.byId.get(meetingId) ?? [])
    for (const one of meetings) await noteAlong(one, hasAlong)
    const halt = await keepUp(meetings, held.value, put)
    await read()
    for (const one of meetings) await noteAlong(one, keepAlong)
    await keepMine()
    const lacking = meetings.some(({ dispatchId }) => !along.has(dispatchId))
    state.value = halt ?? (lacking ? 'CUT' : 'IDLE')
  }
  async function noteAlong(one: Convocation, has: (one: Convocation) => Promise<boolean>): Promise<void> {
    if (await has(one)) along.add(one.dispatchId)
  }
  /** Fetches what is missing of what is kept, and lets go of the rest; one run at a time. */
  const sync = async (): Promise<void> => {
    if (!vault.isOpen || !convocations.list || state.value === 'PAUSED') return
    if (running) return running
    state.value = 'LOADING'
    running = run()
      .catch(() => void (state.value = 'CUT'))
      .finally(() => (running = null))
    return running
  }
  const pause = async (): Promise<void> => {
    await askVault('stop', { ids: [...held.value.keys()] })
    await running
    state.value = 'PAUSED'
  }
  const resume = async (): Promise<void> => {
    await running
    state.value = 'IDLE'
    return sync()
  }
  const choose = async (meetingId: string, keep: boolean): Promise<void> => {
    await changeDevice({ choices: { ...vault.device?.choices, [meetingId]: keep } })
    await vault.refresh()
    await resume()
  }
  /** The length of a document that is here whole, else null. Asked before anything was listed, it waits for the list. */
  const lengthOf = async (documentId: string): Promise<number | null> => {
    if (!vault.isOpen) return null
    await (once ??= read())
    const one = held.value.get(documentId)
    return one?.whole ? one.bytes : null
  }
  globalThis.addEventListener('online', () => state.value === 'CUT' && void resume())

  return {
    state,
    sync,
    pause,
    resume,
    choose,
    keeps: (meetingId: string) => kept().some((one) => one.meetingId === meetingId),
    progress: (convocation: Convocation): Progress => {
      const progress = progressOf(convocation, held.value)
      return { ...progress, ready: progress.ready && along.has(convocation.dispatchId) }
    },
    lengthOf,
  }
})

/** The files of the device as the vault's thread tells of them. */
function useHeld() {
  const map = shallowRef(new Map<string, Held>())
  const put = (one: Held): void => {
    map.value.set(one.id, one)
    triggerRef(map)
  }
  onProgress(({ id, here }) => {
    const known = map.value.get(id)
    if (known) put({ ...known, here })
  })
  const read = async (): Promise<void> => {
    map.value = new Map((await askVault('list', {})).map((one) => [one.id, one]))
  }
  return { held: computed(() => map.value), put, read }
}
