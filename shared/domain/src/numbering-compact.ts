import type { Allocation } from './numbering-ledger.ts'

/**
 * The allocations that still matter to a preview: the highest rank of each counter, and everything given without rank (« bis », numbers
 * taken over from paper). Counters only go up, so lower ranks are never drawn again: `numberAgenda` gives the same numbers.
 */
export function compactAllocations(taken: readonly Allocation[]): Allocation[] {
  const highest = new Map<string, Allocation>()
  const unranked: Allocation[] = []
  for (const one of taken) {
    if (one.seq === null) unranked.push(one)
    else if (one.seq >= (highest.get(one.scope)?.seq ?? -Infinity)) highest.set(one.scope, one)
  }
  return [...highest.values(), ...unranked]
}
