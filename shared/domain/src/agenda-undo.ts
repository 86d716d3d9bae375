import { type Touched } from './agenda-rebase.ts'

/** A gesture as the log keeps it, in the order of versions. */
export interface LoggedGesture {
  readonly id: string
  readonly version: number
  readonly kind: 'DO' | 'UNDO' | 'REDO'
  /** The gesture (a DO) that an UNDO takes back or a REDO makes again. */
  readonly of: string | null
  readonly userId: string
  readonly actor: string
  readonly touched: Touched
}
interface Standing {
  readonly gesture: LoggedGesture
  /** Version since which it counts, or does not count any more. */
  readonly since: number
  readonly live: boolean
  /** The entry whose inverse changes it now: itself, or the last UNDO or REDO of it. */
  readonly last: LoggedGesture
}
export interface UndoState {
  /** What this person may take back and make again now, the last first. */
  readonly undo: readonly LoggedGesture[]
  readonly redo: readonly LoggedGesture[]
}

function standings(log: readonly LoggedGesture[]): Map<string, Standing> {
  const all = new Map<string, Standing>()
  for (const entry of log) {
    const known = all.get(entry.of ?? '')
    if (entry.kind === 'DO')
      all.set(entry.id, { gesture: entry, since: entry.version, live: true, last: entry })
    else if (known)
      all.set(known.gesture.id, { ...known, since: entry.version, live: entry.kind === 'REDO', last: entry })
  }
  return all
}

/** What a person may undo and redo: their own gestures; a new one of theirs ends what could be made again. */
export function undoState(log: readonly LoggedGesture[], userId: string): UndoState {
  const mine = [...standings(log).values()].filter(({ gesture }) => gesture.userId === userId)
  const lastDone = Math.max(-1, ...mine.map(({ gesture }) => gesture.version))
  const latest = (a: Standing, b: Standing) => b.since - a.since
  return {
    undo: mine
      .filter((one) => one.live)
      .sort(latest)
      .map((one) => one.gesture),
    redo: mine
      .filter((one) => !one.live && one.since > lastDone)
      .sort(latest)
      .map((one) => one.gesture),
  }
}

export interface Reversal {
  /** The entry whose inverse is to be applied. */
  readonly entry: LoggedGesture
  /** A later gesture on the same thing: taking this one back would undo the other's work unseen. */
  readonly overtakenBy: LoggedGesture | null
}

/** What undoing (or making again) a gesture comes to; null when it is not in a state to be. */
export function reversalOf(
  log: readonly LoggedGesture[],
  gestureId: string,
  kind: 'UNDO' | 'REDO',
): Reversal | null {
  const all = standings(log)
  const mine = all.get(gestureId)
  if (mine?.live !== (kind === 'UNDO')) return null
  const touched = Object.keys(mine.gesture.touched)
  const overtaking = [...all.values()].find(
    ({ gesture, since, live }) =>
      live && gesture.id !== gestureId && since > mine.since && touched.some((key) => key in gesture.touched),
  )
  return { entry: mine.last, overtakenBy: overtaking?.gesture ?? null }
}
