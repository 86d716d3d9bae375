import type { Refusal } from '@hemicycle/domain'

/** What becomes of a file between this computer and the server. */
export type UploadState = 'WAITING' | 'SENDING' | 'RECEIVED' | 'DUPLICATE' | 'REFUSED' | 'FAILED'

export interface Upload {
  readonly key: string
  readonly file: File
  readonly name: string
  /** Behind the folders that it came in: they say which files belong together. */
  readonly path: string
  readonly bytes: number
  readonly state: UploadState
  /** Bytes on the wire so far. */
  readonly sent: number
  readonly refusal: Refusal | null
  readonly documentId: string | null
  readonly sameAs: string | null
  /** The refused document that this file replaces, discarded once this one has arrived. */
  readonly replaces: string | null
}

export const PARALLEL = 3

let counter = 0

export function uploadOf(file: File, path: string, replaces: string | null = null): Upload {
  return {
    key: `u${++counter}`,
    file,
    name: file.name,
    path,
    bytes: file.size,
    state: 'WAITING',
    sent: 0,
    refusal: null,
    documentId: null,
    sameAs: null,
    replaces,
  }
}

/** The files that may start now: never more than `PARALLEL` on the wire. */
export function nextToSend(queue: readonly Upload[]): Upload[] {
  const onWire = queue.filter((upload) => upload.state === 'SENDING').length
  return queue.filter((upload) => upload.state === 'WAITING').slice(0, Math.max(0, PARALLEL - onWire))
}

export const isBusy = (upload: Upload): boolean => upload.state === 'WAITING' || upload.state === 'SENDING'

export interface QueueTotals {
  readonly running: number
  readonly failed: number
  readonly sent: number
  readonly bytes: number
}

export function totalsOf(queue: readonly Upload[]): QueueTotals {
  return {
    running: queue.filter(isBusy).length,
    failed: queue.filter((upload) => upload.state === 'FAILED').length,
    sent: queue.reduce((sum, upload) => sum + (isBusy(upload) ? upload.sent : upload.bytes), 0),
    bytes: queue.reduce((sum, upload) => sum + upload.bytes, 0),
  }
}

/** Files that systems leave in folders, of no use to anybody. */
const JUNK = /^(\.|thumbs\.db$|desktop\.ini$)/i

export const isWorthSending = (file: File): boolean => !JUNK.test(file.name)
