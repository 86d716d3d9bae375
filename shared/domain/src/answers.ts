import { type AttendanceEvent, attendanceAt, countOf } from './attendance.ts'
import { type Quorum, type QuorumAsked, quorumOf, waivedQuorum } from './quorum.ts'
import type { AssemblyType, BodyKind } from './regime-types.ts'

/** PRESENT: in the room. REMOTE: by visioconférence. ABSENT: perhaps with a proxy. REPLACED: absent, the suppléant sits in that place. */
export const ANSWERS = ['PRESENT', 'REMOTE', 'ABSENT', 'REPLACED'] as const
export type Answer = (typeof ANSWERS)[number]

/** How an answer came. ONLINE: by the member. The others: written down by the service from what it received. */
export const ANSWER_ORIGINS = ['ONLINE', 'PAPER', 'PHONE', 'MAIL'] as const
export type AnswerOrigin = (typeof ANSWER_ORIGINS)[number]

export interface GivenAnswer {
  readonly id: string
  readonly memberId: string
  readonly answer: Answer
  readonly holderId: string | null
  /** Items that the vote is given for; null or absent: the whole meeting. */
  readonly itemIds?: readonly string[] | null | undefined
  /** By the clock of whoever gave it; instants as ISO 8601 in UTC, which sort as text. */
  readonly answeredAt: string
  readonly recordedAt: string
}

/**
 * The last word of each member: a proxy is « toujours révocable » (CGCT, art. L2121-20), and an answer kept on a device without network
 * takes its place by when it was given, not by when it arrived.
 */
export function currentAnswers<A extends GivenAnswer>(answers: readonly A[]): Map<string, A> {
  return new Map([...answers].sort(byMoment).map((one) => [one.memberId, one]))
}

const ordered = (key: (one: GivenAnswer) => string) => (a: GivenAnswer, b: GivenAnswer) =>
  key(a) < key(b) ? -1 : 1
const byMoment = ordered((one) => `${one.answeredAt} ${one.recordedAt} ${one.id}`)
const byRecording = ordered((one) => `${one.recordedAt} ${one.id}`)

/**
 * The proxies that stand when the meeting opens, the first recorded first: who was told that his proxy counts is not put aside by one that
 * slept on a device. The sitting and the forecast count the same ones.
 */
export function openingProxies(
  current: ReadonlyMap<string, GivenAnswer>,
  orders: Orders = NO_ORDER,
): AttendanceEvent[] {
  return [...current.values()]
    .sort(byRecording)
    .flatMap(({ answer, memberId, holderId, itemIds }): AttendanceEvent[] => {
      if (answer !== 'ABSENT' || !holderId) return []
      const items = itemIds?.flatMap((id) => orders.get(id) ?? [])
      return [{ type: 'PROXY_GIVEN', memberId, holderId, item: 0, ...(items ? { items } : {}) }]
    })
}

/** The order of each item on the agenda. Without it, a proxy for named items counts for none: so it is at the opening. */
type Orders = ReadonlyMap<string, number>
const NO_ORDER: Orders = new Map()

/**
 * Why a proxy would not count. SELF and STRANGER: its holder is the member himself, or no member of the body. CHAIN: the holder gave his
 * own vote to somebody. HOLDER_ABSENT: he will not be there. HOLDER_FULL: he already holds as many as the law allows, for whatever items.
 * NO_ITEM: none of the items that it is given for is on the agenda.
 */
export const PROXY_CONFLICTS = [
  'SELF',
  'STRANGER',
  'CHAIN',
  'HOLDER_ABSENT',
  'HOLDER_FULL',
  'NO_ITEM',
] as const
export type ProxyConflict = (typeof PROXY_CONFLICTS)[number]

/**
 * Each proxy in force that would not count, by its grantor. A holder who has not answered yet is given the benefit of the doubt. `items`
 * are those on the agenda: left out, nothing is said of what a proxy is given for.
 */
export function proxyConflicts(
  members: readonly string[],
  current: ReadonlyMap<string, GivenAnswer>,
  proxiesPerHolder: number,
  items?: ReadonlySet<string>,
): Map<string, ProxyConflict> {
  // Whether its holder may bear it is the same question at every item.
  const proxies = openingProxies(current).map((one) => (one.type === 'PROXY_GIVEN' ? withoutItems(one) : one))
  const here = members.filter((id) => !isAway(current.get(id)))
  const standings = attendanceAt(members, [...arrivals(here), ...proxies], 0, proxiesPerHolder)
  const counted = new Set(standings.filter(({ place }) => place === 'REPRESENTED').map((one) => one.memberId))
  const found = new Map<string, ProxyConflict>()
  for (const { memberId, holderId } of proxies.flatMap((one) => (one.type === 'PROXY_GIVEN' ? [one] : [])))
    if (!counted.has(memberId)) found.set(memberId, reasonOf(memberId, holderId, members, current))
    else if (items && current.get(memberId)?.itemIds?.every((id) => !items.has(id)))
      found.set(memberId, 'NO_ITEM')
  return found
}

const withoutItems = ({ type, memberId, holderId, item }: AttendanceEvent & { type: 'PROXY_GIVEN' }) => ({
  type,
  memberId,
  holderId,
  item,
})

function reasonOf(
  memberId: string,
  holderId: string,
  members: readonly string[],
  current: ReadonlyMap<string, GivenAnswer>,
): ProxyConflict {
  if (memberId === holderId) return 'SELF'
  if (!members.includes(holderId)) return 'STRANGER'
  const holder = current.get(holderId)
  if (holder?.holderId) return 'CHAIN'
  return isAway(holder) ? 'HOLDER_ABSENT' : 'HOLDER_FULL'
}

const isAway = (one: GivenAnswer | undefined): boolean =>
  one?.answer === 'ABSENT' || one?.answer === 'REPLACED'
const arrivals = (ids: readonly string[]): AttendanceEvent[] =>
  ids.map((memberId) => ({ type: 'ARRIVED', memberId, item: 0 }))

/** After every instant in ISO 8601. */
const LAST = '~'

/** What answering so would meet, or null: the conflict of the member's own proxy, were it recorded last. */
export function conflictOf(
  members: readonly string[],
  answers: readonly GivenAnswer[],
  next: GivenAnswer,
  proxiesPerHolder: number,
): ProxyConflict | null {
  const others = answers.filter(({ memberId }) => memberId !== next.memberId)
  return (
    proxyConflicts(members, currentAnswers([...others, { ...next, recordedAt: LAST }]), proxiesPerHolder).get(
      next.memberId,
    ) ?? null
  )
}

/** REACHED: by those who said they come. AT_RISK: only if some who have not answered come. UNREACHABLE: even if all of them did. */
export type ForecastVerdict = 'REACHED' | 'AT_RISK' | 'UNREACHABLE'

export interface Forecast {
  readonly verdict: ForecastVerdict
  /** Counting those who said they come, and the proxies they hold. */
  readonly sure: Quorum
  /** The same, were all who have not answered to come. */
  readonly possible: Quorum
  readonly present: number
  readonly remote: number
  readonly replaced: number
  readonly represented: number
  readonly absent: number
  readonly silent: number
}

/** Whether the quorum will be there at the opening, from what the members answered so far. */
export function forecastOf(
  members: readonly string[],
  current: ReadonlyMap<string, GivenAnswer>,
  rules: { readonly quorum: QuorumAsked; readonly proxiesPerHolder: number; readonly waived?: boolean },
): Forecast {
  const said = (answer: Answer) => members.filter((id) => current.get(id)?.answer === answer)
  const [present, remote, replaced] = [said('PRESENT'), said('REMOTE'), said('REPLACED')]
  const silent = members.filter((id) => !current.has(id))
  const count = (ids: readonly string[]) => {
    const events = [...arrivals(ids), ...openingProxies(current)]
    return countOf(attendanceAt(members, events, 0, rules.proxiesPerHolder))
  }
  // A suppléant who sits counts as the member whose place he takes.
  const coming = [...present, ...remote, ...replaced]
  const [sureCount, possibleCount] = [count(coming), count([...coming, ...silent])]
  const quorum = (counted: Parameters<typeof quorumOf>[1]) => {
    const own = quorumOf(rules.quorum, counted)
    return rules.waived ? waivedQuorum(own) : own
  }
  const [sure, possible] = [quorum(sureCount), quorum(possibleCount)]
  return {
    verdict: sure.reached ? 'REACHED' : possible.reached ? 'AT_RISK' : 'UNREACHABLE',
    sure,
    possible,
    present: present.length,
    remote: remote.length,
    replaced: replaced.length,
    represented: possibleCount.represented,
    absent: said('ABSENT').length - possibleCount.represented,
    silent: silent.length,
  }
}

/** « Délégation de vote » in départements and régions (CGCT, art. L3121-16, L4132-15), « pouvoir » elsewhere (art. L2121-20). */
export const proxyWord = (type: AssemblyType): 'DELEGATION' | 'POUVOIR' =>
  type === 'DEPARTEMENT' || type === 'REGION' ? 'DELEGATION' : 'POUVOIR'

/**
 * Whether the law lets a body sit by visioconférence: départements and régions, council and commission permanente, and EPCI (CGCT,
 * art. L3121-9-1, L4132-9-1, L5211-11-1, since the loi 3DS); never a conseil municipal. A committee that only gives an opinion does as its
 * own rules say.
 */
export function mayMeetRemotely(type: AssemblyType, kind: BodyKind): boolean {
  if (kind === 'COMMITTEE') return true
  return type === 'DEPARTEMENT' || type === 'REGION' || type === 'EPCI' || type === 'SYNDICAT_MIXTE_OUVERT'
}
