import { problemOf } from '@hemicycle/contract'
import type { FileRef } from '../common/useDownload.ts'
import { useDownloads } from '../stores/downloads.ts'
import { withPieces } from '../vault/pieces.ts'
import { askVault } from '../vault/worker.ts'
import { withAhead } from './ahead.ts'
import { dropAddress, addressOf } from './address.ts'

const GONE = [401, 403, 404, 410]
const DELAYS_MS = [400, 1_500]

export interface LinkedFile {
  readonly bytes: () => Promise<number>
  readonly range: (begin: number, end: number, signal: AbortSignal) => Promise<Uint8Array>
}

/** The file from this device where it is kept, else from the service. What does not open here is asked of the service. */
export function fileOf(file: FileRef): LinkedFile {
  const far = linkedFile(file)
  if (file.kind === 'BUNDLE') return withPieces(file.id, far)
  const length = useDownloads().lengthOf(file.id).catch(() => null) // prettier-ignore
  const here = (begin: number, end: number) => askVault('read', { id: file.id, begin, end })
  return {
    bytes: async () => (await length) ?? far.bytes(),
    range: async (begin, end, signal) =>
      (await length) === null
        ? far.range(begin, end, signal)
        : here(begin, end).catch(() => far.range(begin, end, signal)),
  }
}

/** A file read by pieces through its signed address. An expired address is asked for again without a word. */
export function linkedFile(file: FileRef): LinkedFile {
  async function once(begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
    const attempt = async () =>
      fetch((await addressOf(file)).url, { headers: { range: `bytes=${begin}-${end - 1}` }, signal })
    let reply = await attempt()
    if (GONE.includes(reply.status)) {
      dropAddress(file)
      reply = await attempt()
    }
    if (!reply.ok) throw await problemOf(reply)
    const bytes = new Uint8Array(await reply.arrayBuffer())
    // A proxy that ignores Range sends everything: take our part of it.
    return reply.status === 206 ? bytes : bytes.subarray(begin, end)
  }
  return withAhead(file.kind, {
    ends: async () => {
      const { bytes, opening } = await addressOf(file)
      return opening === undefined ? { bytes } : { bytes, opening }
    },
    range: (begin, end, signal) => patiently(() => once(begin, end, signal), signal),
  })
}

/** A short cut of the network is waited out; a longer one is for the person to know. */
async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const delay of DELAYS_MS) {
    try {
      return await work()
    } catch (error) {
      if (signal.aborted || !(error instanceof TypeError)) throw error
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
  return work()
}
