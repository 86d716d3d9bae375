import type { Convocation } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { ref, shallowReactive } from 'vue'
import { hasAlong, keepAlong, keepList, keepMine } from '../vault/along.ts'
import { changeDevice } from '../vault/device.ts'
import type { Halt } from '../vault/fetch-all.ts'
import { keepUp, letGo } from '../vault/keep-up.ts'
import { dropOthers, keepFront } from '../vault/pieces.ts'
import { isKept, type Progress, progressOf, wantedOf } from '../vault/plan.ts'
import { keepPublications } from '../vault/publications.ts'
import { onLive } from '../live.ts'
import { askVault } from '../vault/worker.ts'
import { useConvocations } from './convocations.ts'
import { useHeld } from './held.ts'
import { useVault } from './vault.ts'

type State = 'IDLE' | 'LOADING' | Halt
/** Beside the meetings, one choice for all that is published: kept only when asked for. */
const PUBLICATIONS = 'publications'
/** Several events of one dispatch make one round. */
const GAP_MS = 1_000

/** The reports kept on this device: what is there, what is on its way, why it stopped. */
export const useDownloads = defineStore('downloads', () => {
  const vault = useVault()
  const convocations = useConvocations()
  const files = useHeld()
  const { held, read } = files
  const state = ref<State>('IDLE')
  let running: Promise<void> | null = null
  const { kept, keepsPublications, note } = useChoices()
  const { along, round } = useRound(files, keepsPublications)

  async function run(): Promise<void> {
    await read()
    await keepList(convocations.load)
    for (const { meetingId } of kept()) await convocations.loadOne(meetingId)
    const meetings = kept().flatMap(({ meetingId }) => convocations.byId.get(meetingId) ?? [])
    state.value = (await round(meetings)) ?? 'IDLE'
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
    await note(meetingId, keep)
    await resume()
  }
  globalThis.addEventListener('online', () => state.value === 'CUT' && void resume())
  whenSent(() => {
    if (vault.isOpen) void convocations.load().then(sync, () => undefined)
  })

  return {
    state,
    sync,
    pause,
    resume,
    choose,
    keepsPublications,
    choosePublications: (keep: boolean) => choose(PUBLICATIONS, keep),
    keeps: (meetingId: string) => kept().some((one) => one.meetingId === meetingId),
    progress: (convocation: Convocation): Progress => {
      const progress = progressOf(convocation, held.value)
      return { ...progress, ready: progress.ready && along.has(convocation.dispatchId) }
    },
    lengthOf: async (documentId: string): Promise<number | null> =>
      vault.isOpen ? files.lengthOf(documentId) : null,
  }
})

/** What the person wants kept here. */
function useChoices() {
  const vault = useVault()
  const convocations = useConvocations()
  const choices = () => vault.device?.choices ?? {}
  return {
    kept: () => (convocations.list ?? []).filter((one) => isKept(one, choices(), Date.now())),
    keepsPublications: (): boolean => choices()[PUBLICATIONS] === true,
    note: async (what: string, keep: boolean): Promise<void> => {
      await changeDevice({ choices: { ...choices(), [what]: keep } })
      await vault.refresh()
    },
  }
}

/** Something new was sent, or may have been while the stream was cut: what changed is fetched, whatever screen is open. */
function whenSent(work: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onLive((event) => {
    if (event && event.topic !== 'dispatch') return
    clearTimeout(timer)
    timer = setTimeout(work, GAP_MS)
  })
}

/** One round over the meetings kept: files that are missing, then what goes along with them. */
function useRound({ held, put, read }: ReturnType<typeof useHeld>, publications: () => boolean) {
  /** Dispatches whose texts, notes and answers are here too. */
  const along = shallowReactive(new Set<string>())
  async function note(one: Convocation, has: (one: Convocation) => Promise<boolean>): Promise<void> {
    if (await has(one)) along.add(one.dispatchId)
  }
  /** Why it stopped before the end; null when all is here. */
  async function round(meetings: readonly Convocation[]): Promise<Halt | null> {
    for (const one of meetings) await note(one, hasAlong)
    void dropOthers(new Set(meetings.map(({ bundle }) => bundle.id))).catch(() => undefined)
    const reports = meetings.flatMap(wantedOf)
    // Unknown for want of network: nothing is let go.
    const more = publications() ? await keepPublications().catch(() => null) : []
    if (more) await letGo([...reports, ...more], held.value)
    void askVault('keepOnlyTexts', { ids: reports.map(({ id }) => id) }).catch(() => undefined)
    let halt: Halt | null = null
    // The next meeting is whole, texts and notes included, before the one after is begun.
    for (const one of meetings) {
      const files: Promise<Halt | null> = halt
        ? Promise.resolve(halt)
        : keepUp(wantedOf(one), held.value, put)
      ;[halt] = await Promise.all([files, note(one, keepAlong)])
    }
    halt ??= await keepUp(more ?? [], held.value, put)
    await read()
    await keepMine()
    // The last thing, and one that reading does without: the cover and the contents.
    if (!halt) for (const one of meetings) await keepFront(one).catch(() => undefined)
    return halt ?? (meetings.every(({ dispatchId }) => along.has(dispatchId)) ? null : 'CUT')
  }
  return { along, round }
}
