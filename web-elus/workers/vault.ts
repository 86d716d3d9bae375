/// <reference lib="webworker" />
import type { Answered, Ask, Asked, Failure, Reply } from '../src/vault/shared/messages.ts'
import {
  bringTexts,
  forgetTexts,
  keepOnly,
  keepTexts,
  searchTexts,
  textOf,
  textsHere,
} from '../src/vault/shared/texts.ts'
import { failureOf } from './failure.ts'
import { fetchFile } from './fetch.ts'
import { holdings, readRange, removeFiles, wipeAll } from './files.ts'

/** The vault's own thread: network, cipher and disk, away from the page's. */
declare const self: DedicatedWorkerGlobalScope
let master: CryptoKey | null = null
const running = new Map<string, AbortController>()
const say = (reply: Reply, transfer: Transferable[] = []): void => self.postMessage(reply, transfer)

function needed(): CryptoKey {
  if (!master) throw failureOf('LOCKED')
  return master
}
function stop(ids: readonly string[]): void {
  for (const id of ids) running.get(id)?.abort()
}

const ANSWERS: { [K in keyof Asked]: (input: Asked[K]) => Promise<Answered[K]> } = {
  open: (input) => {
    forgetTexts()
    master = input.master
    return Promise.resolve(null)
  },
  lock: () => {
    master = null
    forgetTexts()
    stop([...running.keys()])
    return Promise.resolve(null)
  },
  fetch: async (file) => {
    const aborter = new AbortController()
    running.set(file.id, aborter)
    const tell = (here: number) => say({ progress: { id: file.id, here } })
    await fetchFile(needed(), file, tell, aborter.signal).finally(() => running.delete(file.id))
    return null
  },
  stop: ({ ids }) => {
    stop(ids)
    return Promise.resolve(null)
  },
  read: ({ id, begin, end }) => readRange(needed(), id, begin, end),
  list: () => holdings(),
  remove: async ({ ids }) => {
    stop(ids)
    await removeFiles(ids)
    return null
  },
  keepTexts: ({ texts }) => keepTexts(needed(), texts).then(() => null),
  textsHere: ({ ids }) => textsHere(ids),
  keepOnlyTexts: ({ ids }) => keepOnly(ids).then(() => null),
  bringTexts: ({ ids }) => bringTexts(needed(), ids).then(() => null),
  text: ({ id }) => textOf(needed(), id),
  search: ({ places, typed }) => searchTexts(needed(), places, typed),
  wipe: async () => {
    master = null
    forgetTexts()
    stop([...running.keys()])
    await wipeAll()
    return null
  },
}

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  const work = ANSWERS[data.kind] as (input: unknown) => Promise<unknown>
  work(data.input).then(
    (value) => say({ seq: data.seq, ok: true, value }, value instanceof Uint8Array ? [value.buffer] : []),
    (error: unknown) => {
      const { failure, detail } = reason(error)
      say({ seq: data.seq, ok: false, failure, detail })
    },
  )
})

function reason(error: unknown): { failure: Failure; detail: string } {
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && error.name === 'AbortError') return { failure: 'STOPPED', detail }
  if (error instanceof Error && error.name === 'QuotaExceededError') return { failure: 'FULL', detail }
  if (error instanceof Error && error.name === 'Failure') return { failure: error.message as Failure, detail }
  return { failure: error instanceof TypeError ? 'CUT' : 'REFUSED', detail }
}
