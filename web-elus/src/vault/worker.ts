import type { Answered, Ask, Asked, Failure, Reply } from './shared/messages.ts'

/** Thrown when the vault could not do what was asked, with the reason. */
export class VaultError extends Error {
  readonly failure: Failure
  constructor(failure: Failure, detail: string) {
    super(detail)
    this.name = 'VaultError'
    this.failure = failure
  }
}
type Waiting = { resolve: (value: never) => void; reject: (error: unknown) => void }

const waiting = new Map<number, Waiting>()
const listeners = new Set<(progress: { id: string; here: number }) => void>()
let worker: Worker | null = null
let seq = 0

function started(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('../../workers/vault.ts', import.meta.url), { type: 'module', name: 'vault' })
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if ('progress' in data) return listeners.forEach((listener) => listener(data.progress))
    const one = waiting.get(data.seq)
    waiting.delete(data.seq)
    if (data.ok) one?.resolve(data.value as never)
    else one?.reject(new VaultError(data.failure, data.detail))
  })
  return worker
}

/** Asks the vault's thread for something; rejects with a `VaultError`. */
export function askVault<K extends keyof Asked>(kind: K, input: Asked[K]): Promise<Answered[K]> {
  const message = { seq: ++seq, kind, input } as Ask
  return new Promise<Answered[K]>((resolve, reject) => {
    waiting.set(message.seq, { resolve: resolve as Waiting['resolve'], reject })
    started().postMessage(message)
  })
}

export function onProgress(listener: (progress: { id: string; here: number }) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
