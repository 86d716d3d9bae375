import type { ItemVote, Sitting, SittingHead, SittingItem } from '@hemicycle/contract'
import {
  type AttendanceEvent,
  attendanceAt,
  countOf,
  isDeliberated,
  outcomeOf,
  type Quorum,
  quorumOf,
  type Standing,
  waivedQuorum,
} from '@hemicycle/domain'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { itemVotes, sittingEvents, sittings } from '../../kernel/db/schema/index.ts'
import { agendaOf } from '../agenda/queries.ts'
import { type AttendanceRules, attendanceRules, proxiesAtOpening } from '../attendance/queries.ts'
import { membersOf } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'

export type EventRow = typeof sittingEvents.$inferSelect
export type VoteRow = typeof itemVotes.$inferSelect

/** A meeting as it happens. Standings and outcomes are worked out each time: a fact corrected corrects all that follows from it. */
export async function sittingOf(sql: Sql, meetingId: string): Promise<Sitting> {
  const { meeting, body } = await meetingWithBody(sql, meetingId)
  const rules = await attendanceRules(sql, meeting, body)
  const members = await membersOf(sql, body.id, meeting.date)
  const agenda = await agendaOf(sql, meetingId)
  const events = await eventRows(sql, meetingId)
  const votes = await voteRows(
    sql,
    agenda.items.map(({ id }) => id),
  )
  const orders = new Map(agenda.items.map(({ id }, index) => [id, index + 1]))
  // What was given before the meeting comes first: what happens in the room prevails over it.
  const before = await proxiesAtOpening(sql, meetingId, orders)
  const happened = [...before, ...events.map((event) => toAttendance(event, orders))]
  const at = (order: number) =>
    standingsAt(
      members.map(({ id }) => id),
      happened,
      order,
      rules,
    )
  return {
    meetingId,
    date: meeting.date,
    state: meeting.state,
    ...(await headOf(sql, meetingId)),
    quorum: rules.quorum,
    proxiesPerHolder: rules.proxiesPerHolder,
    members: members.map(({ id, civility, firstName, lastName, politicalGroup }) => ({
      id,
      civility,
      firstName,
      lastName,
      group: politicalGroup,
    })),
    events: events.map(({ id, type, memberId, itemId, holderId, basis, leftRoom, at: time }) => ({ id, type, memberId, itemId, holderId, basis, leftRoom, at: time })), // prettier-ignore
    opening: at(0),
    items: agenda.items.map((item, index): SittingItem => {
      const { standings, quorum } = at(index + 1)
      const vote = votes.get(item.id)
      return {
        itemId: item.id,
        order: index + 1,
        number: item.number,
        title: item.title.value ?? '',
        rapporteur: item.rapporteur.value,
        deliberated: isDeliberated(item.nature),
        announced: [...item.recusals],
        withdrawn: item.withdrawnAt !== null,
        standings,
        quorum,
        vote: vote ? toVote(vote, quorum) : null,
      }
    }),
  }
}

/** Who chairs and keeps the minutes; nobody yet where nothing was said. */
async function headOf(sql: Sql, meetingId: string): Promise<SittingHead> {
  const [row] = await sql.select().from(sittings).where(eq(sittings.meetingId, meetingId))
  const { presidentId = null, secretaryId = null, openedAt = null, closedAt = null } = row ?? {}
  return { presidentId, secretaryId, openedAt, closedAt }
}

export async function eventRows(sql: Sql, meetingId: string): Promise<EventRow[]> {
  return sql
    .select()
    .from(sittingEvents)
    .where(and(eq(sittingEvents.meetingId, meetingId), isNull(sittingEvents.cancelledAt)))
    .orderBy(asc(sittingEvents.seq))
}

async function voteRows(sql: Sql, itemIds: readonly string[]): Promise<Map<string, VoteRow>> {
  if (itemIds.length === 0) return new Map()
  const rows = await sql
    .select()
    .from(itemVotes)
    .where(inArray(itemVotes.itemId, [...itemIds]))
  return new Map(rows.map((row) => [row.itemId, row]))
}

/** An item that left the agenda since: what happened « from then on » holds from the opening. */
function toAttendance(row: EventRow, orders: ReadonlyMap<string, number>): AttendanceEvent {
  const moment = { memberId: row.memberId, item: row.itemId === null ? 0 : (orders.get(row.itemId) ?? 0) }
  if (row.type === 'PROXY_GIVEN') return { ...moment, type: row.type, holderId: row.holderId ?? '' }
  if (row.type === 'RECUSED')
    return { ...moment, type: row.type, basis: row.basis ?? 'OTHER', leftRoom: row.leftRoom }
  return { ...moment, type: row.type }
}

function standingsAt(
  members: readonly string[],
  events: readonly AttendanceEvent[],
  order: number,
  rules: Pick<AttendanceRules, 'quorum' | 'proxiesPerHolder' | 'withoutQuorum'>,
): { standings: Standing[]; quorum: Quorum } {
  const standings = attendanceAt(members, events, order, rules.proxiesPerHolder)
  const quorum = quorumOf(rules.quorum, countOf(standings))
  return { standings, quorum: rules.withoutQuorum ? waivedQuorum(quorum) : quorum }
}

function toVote({ ballot, tally, choices, presidentChoice }: VoteRow, quorum: Quorum): ItemVote {
  const outcome = outcomeOf({ ballot, tally, presidentChoice, quorumReached: quorum.reached })
  return { ballot, tally, choices, presidentChoice, outcome }
}

export { noteSitting } from './note.ts'
