/** How long a meeting is taken to last when nobody said: two meetings closer than that cannot both be attended. */
export const MEETING_MINUTES = 180

export interface HeldMeeting {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly startsAt: string
  readonly cancelled: boolean
}

/** The meetings of one person that overlap another one of theirs, by id, with the one they clash with. Cancelled ones clash with nothing. */
export function clashesIn(entries: readonly HeldMeeting[]): Map<string, string> {
  const held = entries.filter((entry) => !entry.cancelled).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const clashes = new Map<string, string>()
  for (const [index, entry] of held.entries()) {
    const next = held[index + 1]
    if (!next || Date.parse(next.startsAt) - Date.parse(entry.startsAt) >= MEETING_MINUTES * 60_000) continue
    clashes.set(next.id, entry.id)
    if (!clashes.has(entry.id)) clashes.set(entry.id, next.id)
  }
  return clashes
}
