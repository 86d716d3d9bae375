import type { ComplianceItem, DispatchJudgement } from '@hemicycle/contract'
import {
  BESIDE_KINDS,
  type Deadline,
  isDeliberated,
  judgeItem,
  type Judgement,
  judgeSending,
} from '@hemicycle/domain'
import { and, asc, eq, isNotNull, notInArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { contacts, deliveries, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { agendaOf } from '../agenda/queries.ts'
import { currentAuthority, membersOf } from '../authorities/queries.ts'
import { noticeRuleOf } from '../bodies/queries.ts'
import { secondRule } from '../checks/queries.ts'
import { type MeetingRow, meetingWithBody, startOf } from '../meetings/queries.ts'
import { type MeetingPlace, readManifestText } from './manifest.ts'

interface Sent {
  readonly id: string
  readonly urgent: boolean
  readonly kind: ComplianceItem['kind']
  readonly requestedAt: Date
  readonly availableAt: Date
  readonly items: ReadonlySet<string>
  /** When each councillor was reached by it; null: not at all. */
  readonly reached: ReadonlyMap<string, Date | null>
}

/**
 * What each item is worth before a judge: by the first dispatch that carried it, for the councillor who was told last (law.md §1.7). An item
 * that nobody was sent yet is judged as if it left now.
 */
export async function complianceOf(sql: Sql, meetingId: string, now: Date): Promise<ComplianceItem[]> {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const { type, timeZone } = await currentAuthority(sql)
  const second = meeting.withoutQuorum ? secondRule(type, body.kind, meeting.date) : null
  const startsAt = startOf(meeting, timeZone)
  const deadlineAt = async (at?: Date): Promise<Deadline> => {
    const rule = second ?? (await noticeRuleOf(sql, type, body, meeting.date, at))
    return { meetingDate: meeting.date, rule, timeZone, startsAt }
  }
  const unsent = await deadlineAt()
  const members = (await membersOf(sql, body.id, meeting.date)).map(({ id }) => id)
  const sent = await sentOf(sql, meeting)
  // A règlement intérieur written since changes nothing of what was sent before.
  const deadlines = new Map<string, Deadline>()
  for (const { id, requestedAt } of sent) deadlines.set(id, await deadlineAt(requestedAt))
  const judge = memo((first: Sent | null, member: string) =>
    judgeOne(first, member, deadlines.get(first?.id ?? '') ?? unsent, now),
  )
  const agenda = await agendaOf(sql, meetingId)
  return agenda.items
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((item) => {
      const first = sent.find(({ items }) => items.has(item.id)) ?? null
      const judgements = members.map((member) => judge(first, member))
      const { level, reason, ways, earliest } = judgeItem(isDeliberated(item.nature), judgements)
      const judgement: DispatchJudgement = { level, reason, ways: [...ways], earliest }
      return {
        itemId: item.id,
        number: item.number,
        title: item.title.value ?? '',
        judgement,
        sentAt: first?.availableAt.toISOString() ?? null,
        kind: first?.kind ?? null,
        irregular: isDeliberated(item.nature) ? judgements.filter(isIrregular).length : 0,
      }
    })
}

const isIrregular = ({ level }: Judgement): boolean => level !== 'COMPLIANT' && level !== 'CAUTION'

function judgeOne(first: Sent | null, member: string, deadline: Deadline, now: Date): Judgement {
  if (!first) return judgeSending({ at: now, urgent: false }, deadline, now)
  const at = first.reached.get(member) ?? null
  return judgeSending({ at, failure: 'NOT_REACHED', urgent: first.urgent }, deadline, now)
}

/** Many items came by the same dispatch: each councillor is judged once for it. */
function memo(judge: (first: Sent | null, member: string) => Judgement) {
  const known = new Map<string, Judgement>()
  return (first: Sent | null, member: string): Judgement => {
    const key = `${first?.id ?? ''} ${member}`
    const found = known.get(key) ?? judge(first, member)
    known.set(key, found)
    return found
  }
}

/** What the members were sent, the first first; of a meeting held again or postponed, only what convened them to it as it now is. */
async function sentOf(sql: Sql, meeting: MeetingRow): Promise<Sent[]> {
  const rows = await sql
    .select()
    .from(dispatches)
    .where(
      and(
        eq(dispatches.meetingId, meeting.id),
        isNotNull(dispatches.availableAt),
        notInArray(dispatches.kind, [...BESIDE_KINDS]),
      ),
    )
    .orderBy(asc(dispatches.availableAt))
  const read = rows.map((row) => ({ row, manifest: readManifestText(row.manifest) }))
  const elsewhere = read.findLastIndex(({ manifest }) => !isThere(manifest.meeting, meeting))
  const sent: Sent[] = []
  for (const { row, manifest } of read.slice(elsewhere + 1)) {
    const availableAt = row.availableAt ?? row.requestedAt
    sent.push({
      id: row.id,
      urgent: row.kind === 'URGENT',
      kind: row.kind,
      requestedAt: row.requestedAt,
      availableAt,
      items: new Set(manifest.items.map(({ id }) => id)),
      reached: await reachedBy(sql, row.id, availableAt),
    })
  }
  return sent
}

const isThere = (told: MeetingPlace, now: MeetingPlace): boolean =>
  told.date === now.date && told.time === now.time && told.place === now.place

/** By mail, unless it was refused or came back; by hand, on the day it was handed over. The earlier of the two. */
async function reachedBy(sql: Sql, dispatchId: string, availableAt: Date): Promise<Map<string, Date | null>> {
  const notices = await sql
    .select({
      councillorId: dispatchRecipients.councillorId,
      id: dispatchRecipients.id,
      state: deliveries.state,
    })
    .from(dispatchRecipients)
    .leftJoin(
      deliveries,
      and(
        eq(deliveries.recipientId, dispatchRecipients.id),
        eq(deliveries.channel, 'MAIL'),
        eq(deliveries.purpose, 'NOTICE'),
      ),
    )
    .where(eq(dispatchRecipients.dispatchId, dispatchId))
  const hands = await sql
    .select({ recipientId: contacts.recipientId, at: contacts.at })
    .from(contacts)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, contacts.recipientId))
    .where(
      and(
        eq(dispatchRecipients.dispatchId, dispatchId),
        eq(contacts.kind, 'HAND_DELIVERY'),
        eq(contacts.reached, true),
      ),
    ) // prettier-ignore
    .orderBy(asc(contacts.at))
  const byHand = new Map([...hands].reverse().map(({ recipientId, at }) => [recipientId, at]))
  return new Map(
    notices.map(({ councillorId, id, state }) => {
      const mailed = state !== null && state !== 'FAILED' && state !== 'BOUNCED' ? availableAt : null
      return [councillorId, mailed ?? byHand.get(id) ?? null]
    }),
  )
}
