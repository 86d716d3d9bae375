import type { Input, operateAgenda } from '@hemicycle/contract'
import { type AgendaOperation, touchedBy } from '@hemicycle/domain'
import { UNSAVED } from '../../common/unsaved.ts'

export type Operations = Input<typeof operateAgenda>['operations']

/** A gesture that the server has not answered yet. `id` is its idempotency key: sent twice, it counts once. */
export interface PendingGesture {
  readonly id: string
  readonly baseVersion: number
  readonly operations: Operations
  readonly at: string
}

/** Whose gestures they are: nobody sends those of somebody else who used this computer. */
export interface Owner {
  readonly userId: string
  readonly meetingId: string
}
const keyOf = ({ userId, meetingId }: Owner): string => `${UNSAVED}${userId}.${meetingId}`

/** What was not answered when the page was left: a cut or a reload loses no gesture. */
export function readPending(owner: Owner): PendingGesture[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(owner)) ?? '[]') as PendingGesture[]
  } catch {
    return []
  }
}

export function writePending(owner: Owner, pending: readonly PendingGesture[]): void {
  if (pending.length === 0) localStorage.removeItem(keyOf(owner))
  else localStorage.setItem(keyOf(owner), JSON.stringify(pending))
}

/**
 * The gestures that wait behind one that was just answered. They were made on top of it: where nobody else came between, or where they
 * touch the same thing, its version is their base. Otherwise theirs stays, so that a clash with somebody else is still seen.
 */
export function followers(
  waiting: readonly PendingGesture[],
  answered: PendingGesture,
  reply: { readonly version: number; readonly rebased: boolean },
): PendingGesture[] {
  const touched = touchedBy(answered.operations as AgendaOperation[])
  const meets = (one: PendingGesture): boolean =>
    Object.keys(touchedBy(one.operations as AgendaOperation[])).some((key) => key in touched)
  return waiting.map((one) => (!reply.rebased || meets(one) ? { ...one, baseVersion: reply.version } : one))
}
