import type { search, SearchReply, SearchResult } from '@hemicycle/contract'

type Asked = NonNullable<(typeof search)['input']>
export type Wanted = { readonly [K in 'kind' | 'year' | 'bodyId']?: Asked[K] | undefined }
/** Names of bodies by their id: a convocation says the name alone. */
export type BodyNames = ReadonlyMap<string, string>

const yearOf = ({ date }: SearchResult): number => Number(date?.slice(0, 4))

/** Whether a result of the device is of the kind, the year and the body wanted. */
export function fits(result: SearchResult, { kind, year, bodyId }: Wanted, bodies: BodyNames): boolean {
  return (
    (kind === undefined || kind === result.kind) &&
    (year === undefined || year === yearOf(result)) &&
    (bodyId === undefined || bodies.get(bodyId) === result.bodyName)
  )
}

/** What each facet would leave of the results of the device, the two others applied, as the service counts. */
export function facetsHere(
  found: readonly SearchResult[],
  wanted: Wanted,
  bodies: BodyNames,
): SearchReply['facets'] {
  const counted = <V>(without: keyof Wanted, of: (result: SearchResult) => V) => {
    const counts = new Map<V, number>()
    for (const one of found)
      if (fits(one, { ...wanted, [without]: undefined }, bodies))
        counts.set(of(one), (counts.get(of(one)) ?? 0) + 1)
    return counts
  }
  const listed = <V>(counts: Map<V, number>) => [...counts].map(([value, count]) => ({ value, count }))
  const byName = counted('bodyId', ({ bodyName }) => bodyName)
  return {
    kinds: listed(counted('kind', ({ kind }) => kind)).sort((a, b) => b.count - a.count),
    years: listed(counted('year', yearOf)).sort((a, b) => b.value - a.value),
    bodies: [...bodies].flatMap(([value, name]) => {
      const count = byName.get(name)
      return count ? [{ value, name, count }] : []
    }),
  }
}
