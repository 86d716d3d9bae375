/** Under what the gestures that the server has not answered are kept: then the person, then the meeting. */
export const UNSAVED = 'hemicycle.pending.'

const keysOf = (userId: string): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(`${UNSAVED}${userId}.`))

/** How many gestures of a person wait on this computer for the server's answer, in all meetings. */
export function unsavedOf(userId: string): number {
  return keysOf(userId).reduce((sum, key) => {
    try {
      const gestures: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
      return sum + (Array.isArray(gestures) ? gestures.length : 0)
    } catch {
      return sum
    }
  }, 0)
}

/** Takes them off this computer: nothing of a meeting stays behind somebody who has left. */
export function forgetUnsaved(userId: string): void {
  for (const key of keysOf(userId)) localStorage.removeItem(key)
}
