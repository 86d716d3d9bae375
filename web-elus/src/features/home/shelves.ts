import type { ConvocationSummary } from '@hemicycle/contract'

/** A meeting stays « next » until the day after: one reads during the session too. */
const LASTS_MS = 12 * 3_600_000

/** The card of the page, the meetings to come and the past ones. The list comes with the next meeting first. */
export function shelves(list: readonly ConvocationSummary[], now: Date) {
  const isPast = (one: ConvocationSummary) => Date.parse(one.startsAt) + LASTS_MS < now.getTime()
  const coming = list
    .filter((one) => !isPast(one))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  const past = list.filter(isPast)
  const next = coming[0] ?? past[0] ?? null
  const others = coming.slice(1)
  const before = past.filter((one) => one !== next)
  return { next, others, past: before, beside: others.length + before.length > 0 }
}
