import type { Agenda } from '@hemicycle/contract'
import { type AssemblyType, BESIDE_KINDS, type BodyKind, type Deadline, isDeliberated, nextKind, type NextKind, noQuorumRule } from '@hemicycle/domain' // prettier-ignore
import { and, desc, eq, notInArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { dispatches } from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { noticeRuleOf } from '../bodies/queries.ts'
import { type BodyRow, type MeetingRow, startOf } from '../meetings/queries.ts'

/** What a dispatch would be if it left now: of what kind, and what it tells that the last one did not. */
export interface Outgoing {
  /** Null: everything was sent already, or nothing may be. */
  readonly kind: NextKind | null
  /** Ids of items. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly withdrawn: readonly string[]
  /** Where and when the last dispatch said it would be, when that is no longer so. */
  readonly movedFrom: MeetingPlace | null
  /** The delay it is judged by; null where the law sets none for it. */
  readonly deadline: Deadline | null
}

interface MeetingPlace {
  readonly date: string
  readonly time: string
  readonly place: string
}
interface Sent {
  readonly meeting: MeetingPlace
  readonly items: readonly SentItem[]
}
interface SentItem {
  readonly id: string
  readonly title: string
  readonly documents: readonly { readonly id: string }[]
}

export async function outgoingOf(
  sql: Sql,
  { meeting, body }: { readonly meeting: MeetingRow; readonly body: BodyRow },
  agenda: Pick<Agenda, 'items'>,
): Promise<Outgoing> {
  const sent = await sql
    .select({ kind: dispatches.kind, manifest: dispatches.manifest })
    .from(dispatches)
    .where(and(eq(dispatches.meetingId, meeting.id), notInArray(dispatches.kind, [...BESIDE_KINDS])))
    .orderBy(desc(dispatches.requestedAt))
  const [last] = sent
  const told = last ? (JSON.parse(last.manifest) as Sent) : null
  const before = told?.items ?? []
  const movedFrom = told && hasMoved(told.meeting, meeting) ? told.meeting : null
  const standing = agenda.items.filter(({ withdrawnAt }) => withdrawnAt === null)
  const known = new Map(before.map((item) => [item.id, item]))
  const added = standing.filter(({ id }) => !known.has(id))
  const changed = standing.filter((item) => differs(known.get(item.id), item))
  const withdrawn = before.filter(({ id }) => !standing.some((item) => item.id === id))
  const kind = nextKind({
    state: meeting.state,
    withoutQuorum: meeting.withoutQuorum,
    secondSent: sent.some((one) => one.kind === 'SECOND_CONVOCATION'),
    moved: movedFrom !== null,
    added: added.length,
    changed: changed.length + withdrawn.length,
  })
  const { type, timeZone } = await currentAuthority(sql)
  const votes =
    kind === 'INITIAL' || kind === 'POSTPONEMENT' || added.some(({ nature }) => isDeliberated(nature))
  const rule = kind === null ? null : await ruleOf(sql, { kind, votes, type, body, date: meeting.date })
  return {
    kind,
    added: idsOf(added),
    changed: idsOf(changed),
    withdrawn: idsOf(withdrawn),
    movedFrom: movedFrom && { date: movedFrom.date, time: movedFrom.time, place: movedFrom.place },
    deadline: rule && { meetingDate: meeting.date, rule, timeZone, startsAt: startOf(meeting, timeZone) },
  }
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)

const hasMoved = (before: MeetingPlace, now: MeetingPlace): boolean =>
  before.date !== now.date || before.time !== now.time || before.place !== now.place

function differs(before: SentItem | undefined, now: Agenda['items'][number]): boolean {
  if (!before) return false
  const documents = (item: SentItem | Agenda['items'][number]) => idsOf(item.documents).join(' ')
  return before.title !== (now.title.value ?? '') || documents(before) !== documents(now)
}

/** A rectification convenes nobody again; a second convocation has its own delay, where somebody must convene at all. */
async function ruleOf(
  sql: Sql,
  { kind, votes, type, body, date }: { kind: NextKind; votes: boolean; type: AssemblyType; body: BodyRow; date: string }, // prettier-ignore
): Promise<Deadline['rule'] | null> {
  if (kind === 'SECOND_CONVOCATION') return secondRule(type, body.kind, date)
  return kind === 'RECTIFICATION' || !votes ? null : noticeRuleOf(sql, type, body, date)
}

/** Null where the meeting is held again « de plein droit » (CGCT, art. L3121-14): what is sent then is a courtesy. */
export function secondRule(type: AssemblyType, body: BodyKind, date: string): Deadline['rule'] | null {
  try {
    const { mode, ...delay } = noQuorumRule(type, body, date)
    return mode === 'NEW_CONVOCATION' ? { ...delay, urgency: delay } : null
  } catch {
    return null
  }
}
