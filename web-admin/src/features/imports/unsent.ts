import type { Upload } from './queue.ts'
import { isBusy } from './queue.ts'

/** A tab forgets its files when it is reloaded, but not their names: the clerk is told which to drop again. */
const keyOf = (meetingId: string): string => `hemicycle-unsent-${meetingId}`
const MOST = 300

export function rememberUnsent(meetingId: string, queue: readonly Upload[]): void {
  const names = queue
    .filter((upload) => isBusy(upload) || upload.state === 'FAILED')
    .map(({ name }) => name)
    .slice(0, MOST)
  if (names.length > 0) sessionStorage.setItem(keyOf(meetingId), JSON.stringify(names))
  else sessionStorage.removeItem(keyOf(meetingId))
}

/** Names of files that had not arrived when the page was left. */
export function unsentNames(meetingId: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(sessionStorage.getItem(keyOf(meetingId)) ?? '[]')
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}
