import type { QuorumCount } from './quorum.ts'

/** Why a member takes no part in one item. Only L1111_6_II takes him out of the count of the quorum. */
export const RECUSAL_BASES = ['L1111_6_II', 'PERSONAL_INTEREST', 'OTHER'] as const
export type RecusalBasis = (typeof RECUSAL_BASES)[number]

interface Moment {
  readonly memberId: string
  /** Order of the item from which it holds; 0 is the opening of the meeting. */
  readonly item: number
}
/** What happened to one member during a meeting, « à partir du rapport n° 15 ». Later events of a list prevail over earlier ones. */
export type AttendanceEvent = Moment &
  (
    | { readonly type: 'ARRIVED' | 'LEFT' | 'PROXY_REVOKED' }
    /** `items`: the orders of those that the vote is given for; absent: all. */
    | { readonly type: 'PROXY_GIVEN'; readonly holderId: string; readonly items?: readonly number[] }
    | { readonly type: 'RECUSED'; readonly basis: RecusalBasis; readonly leftRoom: boolean }
  )

/** Where a member stands at one item. `by` holds the vote of a member who is not in the room. */
export interface Standing {
  readonly memberId: string
  readonly place: 'PRESENT' | 'REPRESENTED' | 'ABSENT'
  readonly by: string | null
  readonly recused: RecusalBasis | null
}

/**
 * Everybody's standing when an item is put to discussion. A proxy sleeps while its grantor is in the room, and where either of the two
 * is recused; it falls where the holder is absent, or already holds as many as the law allows (CGCT, art. L2121-20, L3121-16): one given
 * for named items counts for these alone, and takes the holder's place at all of them. A
 * recusal is for its item only. Somebody recused may stay in the room: mere presence is no part in the vote (art. L2131-11, L3132-5).
 */
export function attendanceAt(
  members: readonly string[],
  events: readonly AttendanceEvent[],
  item: number,
  proxiesPerHolder: number,
): Standing[] {
  const facts = foldEvents(events, item)
  const held = heldProxies(facts, item, proxiesPerHolder)
  return members.map((memberId) => {
    const by = held.get(memberId) ?? null
    const place = facts.present.has(memberId) ? 'PRESENT' : by === null ? 'ABSENT' : 'REPRESENTED'
    return { memberId, place, by, recused: facts.recusals.get(memberId) ?? null }
  })
}

interface Facts {
  readonly present: Set<string>
  readonly proxies: Map<string, { readonly holderId: string; readonly items: readonly number[] | null }>
  readonly recusals: Map<string, RecusalBasis>
}

function foldEvents(events: readonly AttendanceEvent[], item: number): Facts {
  const facts: Facts = { present: new Set(), proxies: new Map(), recusals: new Map() }
  const recused = events.filter((event) => event.type === 'RECUSED' && event.item === item)
  for (const event of events) if (event.item <= item) apply(facts, event)
  for (const event of recused)
    if (event.type === 'RECUSED') {
      facts.recusals.set(event.memberId, event.basis)
      if (event.leftRoom) facts.present.delete(event.memberId)
    }
  return facts
}

function apply({ present, proxies }: Facts, event: AttendanceEvent): void {
  if (event.type === 'ARRIVED') present.add(event.memberId)
  if (event.type === 'LEFT') present.delete(event.memberId)
  if (event.type === 'PROXY_GIVEN')
    proxies.set(event.memberId, { holderId: event.holderId, items: event.items ?? null })
  if (event.type === 'PROXY_REVOKED') proxies.delete(event.memberId)
}

function heldProxies(
  { present, proxies, recusals }: Facts,
  item: number,
  limit: number,
): Map<string, string> {
  const held = new Map<string, string>()
  const load = new Map<string, number>()
  for (const [grantor, { holderId: holder, items }] of proxies) {
    const count = load.get(holder) ?? 0
    const sleeps = present.has(grantor) || recusals.has(grantor) || recusals.has(holder)
    if (sleeps || !present.has(holder) || count >= limit) continue
    if (items === null || items.includes(item)) held.set(grantor, holder)
    load.set(holder, count + 1)
  }
  return held
}

/** What the quorum of that item counts. */
export function countOf(standings: readonly Standing[]): QuorumCount {
  const excluded = standings.filter(({ recused }) => recused === 'L1111_6_II')
  const others = standings.filter(({ recused }) => recused !== 'L1111_6_II')
  return {
    inOffice: standings.length,
    excluded: excluded.length,
    present: others.filter(({ place }) => place === 'PRESENT').length,
    represented: others.filter(({ place }) => place === 'REPRESENTED').length,
  }
}

/** Those whose vote may be counted for that item: in the room or represented, and not recused. */
export const votersOf = (standings: readonly Standing[]): Standing[] =>
  standings.filter(({ place, recused }) => place !== 'ABSENT' && recused === null)
