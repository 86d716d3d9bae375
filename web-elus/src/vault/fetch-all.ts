import { isMissing, isNetwork } from '../common/problem.ts'
import { addressesOf, addressOf, type Ask } from './addresses.ts'
import { inLanes } from './lanes.ts'
import type { Wanted } from './plan.ts'
import type { Failure } from './shared/messages.ts'
import { askVault, VaultError } from './worker.ts'

/** Why it stopped before the end: by the person, the network, the disk, or what was received. */
export type Halt = 'PAUSED' | 'CUT' | 'FULL' | 'REFUSED' | 'WRONG'
export interface Step extends Wanted {
  readonly here: number
  readonly whole: boolean
}
/** So many at a time: some are waited for while others are sealed, checked and written. */
const LANES = 4
const HALTS: Readonly<Partial<Record<Failure, Halt>>> = {
  CUT: 'CUT',
  FULL: 'FULL',
  REFUSED: 'REFUSED',
  WRONG: 'WRONG',
  STOPPED: 'PAUSED',
  LOCKED: 'PAUSED',
}

/** Fetches files in order, a few at a time; null when all are here. What stops one stops all: the next run goes on from there. */
export async function fetchAll(files: readonly Wanted[], tell: (step: Step) => void): Promise<Halt | null> {
  let halt: Halt | null = null
  const ask = addressesOf(files)
  await inLanes(files, LANES, async (file) => {
    if (halt) return
    const stopped = await fetchOne(file, ask, tell)
    halt ??= stopped
  })
  return halt
}

async function fetchOne(file: Wanted, ask: Ask, tell: (step: Step) => void): Promise<Halt | null> {
  const { kind, id } = file
  // An address may expire while it waits, a connection may fall: asked for once more, no longer.
  for (const last of [false, true])
    try {
      const { url, bytes, sha256 } = await (last ? addressOf : ask)(file)
      tell({ kind, id, bytes, here: 0, whole: false })
      await askVault('fetch', { id, url, bytes, sha256 })
      tell({ kind, id, bytes, here: bytes, whole: true })
      return null
    } catch (error) {
      const halt = haltOf(error)
      if (last || (halt !== 'WRONG' && halt !== 'CUT')) return halt
    }
  return null
}

/** A file taken back since the agenda was read stops nothing: the next reading of the agenda leaves it out. */
function haltOf(error: unknown): Halt | null {
  if (error instanceof VaultError)
    return error.failure === 'GONE' ? 'WRONG' : (HALTS[error.failure] ?? 'REFUSED')
  if (isMissing(error)) return null
  return isNetwork(error) ? 'CUT' : 'REFUSED'
}
