import type { AttendanceAnswer, Colleague } from '@hemicycle/contract'
import {
  type Answer,
  type AnswerOrigin,
  currentAnswers,
  type GivenAnswer,
  type ProxyConflict,
  proxyConflicts,
} from '@hemicycle/domain'
import { and, eq, gte, isNotNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { attendanceAnswers, bodyMembers, councillors } from '../../kernel/db/schema/index.ts'
import { currentAuthority, inOffice, membersOf } from '../authorities/queries.ts'
import { type BodyRow, type MeetingRow, startOf } from '../meetings/queries.ts'
import { type AttendanceRules, attendanceRules } from './rules.ts'
import { scopeOf, type SentAgenda, sentAgenda } from './scope.ts'

export type AnswerRow = typeof attendanceAnswers.$inferSelect
export type CouncillorRow = typeof councillors.$inferSelect

/** An answer as the rules read it, with what the screens show beside. */
export interface StoredAnswer extends GivenAnswer {
  readonly answer: Answer
  readonly origin: AnswerOrigin
  readonly note: string | null
}

/** All that the answers to one meeting are judged by, read once. */
export interface AttendanceFacts {
  readonly meeting: MeetingRow
  readonly rules: AttendanceRules
  readonly members: readonly CouncillorRow[]
  readonly memberIds: readonly string[]
  readonly substitutes: ReadonlyMap<string, CouncillorRow>
  readonly answers: readonly StoredAnswer[]
  readonly current: ReadonlyMap<string, StoredAnswer>
  readonly conflicts: ReadonlyMap<string, ProxyConflict>
  readonly sent: SentAgenda
  readonly startsAt: Date
}

export async function attendanceFacts(
  sql: Sql,
  { meeting, body }: { readonly meeting: MeetingRow; readonly body: BodyRow },
): Promise<AttendanceFacts> {
  const { timeZone } = await currentAuthority(sql)
  const rules = await attendanceRules(sql, meeting, body)
  const members = await membersOf(sql, body.id, meeting.date)
  const memberIds = members.map(({ id }) => id)
  const answers = await answersOf(sql, meeting.id)
  const current = currentAnswers(answers)
  const sent = await sentAgenda(sql, meeting.id)
  return {
    meeting,
    rules,
    members,
    memberIds,
    answers,
    current,
    substitutes: await substitutesOf(sql, body.id, meeting.date),
    sent,
    conflicts: proxyConflicts(memberIds, current, rules.proxiesPerHolder, sent.standing),
    startsAt: startOf(meeting, timeZone),
  }
}

/**
 * Every answer given to a meeting, changed minds included. A second convocation and a postponement ask again: a proxy was for the first
 * meeting only (CGCT, art. L3121-16).
 */
export async function answersOf(sql: Sql, meetingId: string): Promise<StoredAnswer[]> {
  const again = raw`coalesce((select max(d.requested_at) from dispatches d where d.meeting_id = ${meetingId}
    and d.kind in ('SECOND_CONVOCATION', 'POSTPONEMENT')), '-infinity'::timestamptz)`
  const rows = await sql
    .select()
    .from(attendanceAnswers)
    .where(and(eq(attendanceAnswers.meetingId, meetingId), gte(attendanceAnswers.recordedAt, again)))
  return rows.map(toStored)
}

const toStored = (row: AnswerRow): StoredAnswer => ({
  id: row.id,
  memberId: row.councillorId,
  answer: row.answer,
  holderId: row.holderId,
  itemIds: row.itemIds,
  origin: row.origin,
  note: row.note,
  answeredAt: row.answeredAt.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
})

/** Who sits for whom, by member. */
async function substitutesOf(sql: Sql, bodyId: string, on: string): Promise<Map<string, CouncillorRow>> {
  const rows = await sql
    .select({ memberId: bodyMembers.councillorId, substitute: councillors })
    .from(bodyMembers)
    .innerJoin(councillors, eq(councillors.id, bodyMembers.substituteId))
    .where(and(eq(bodyMembers.bodyId, bodyId), inOffice(on), isNotNull(bodyMembers.substituteId)))
  return new Map(rows.map(({ memberId, substitute }) => [memberId, substitute]))
}

export const colleague = (row: CouncillorRow): Colleague => ({
  id: row.id,
  civility: row.civility,
  firstName: row.firstName,
  lastName: row.lastName,
  group: row.politicalGroup,
})

export function shownAnswer(
  { members, current, conflicts, sent }: AttendanceFacts,
  memberId: string,
): AttendanceAnswer | null {
  const one = current.get(memberId)
  if (!one) return null
  const holder = members.find(({ id }) => id === one.holderId)
  return {
    id: one.id,
    answer: one.answer,
    holder: holder ? colleague(holder) : null,
    items: holder ? scopeOf(sent, one.itemIds) : null,
    origin: one.origin,
    note: one.note,
    answeredAt: one.answeredAt,
    recordedAt: one.recordedAt,
    conflict: conflicts.get(memberId) ?? null,
  }
}
