import type { AttendanceBoard, Colleague, MyAttendance } from '@hemicycle/contract'
import { type AttendanceEvent, conflictOf, currentAnswers, forecastOf, openingProxies, Problem, type ProxyConflict, proxyWord } from '@hemicycle/domain' // prettier-ignore
import type { Sql } from '../../kernel/db/client.ts'
import { receivedDispatch } from '../convocations/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { scopeOf, standingItems } from './scope.ts'
import { answersOf, type AttendanceFacts, attendanceFacts, colleague, shownAnswer } from './facts.ts'

/** Until the meeting starts, and while it is to be held. */
export const takesAnswers = ({ meeting, startsAt }: AttendanceFacts, now: Date): boolean =>
  meeting.state === 'CONVENED' && now < startsAt

/** The answers of the reader's own meeting; NOT_FOUND for whoever was not convened, or sits no more. */
export async function myFacts(
  sql: Sql,
  councillorId: string | null,
  meetingId: string,
): Promise<{ facts: AttendanceFacts; me: string }> {
  await receivedDispatch(sql, councillorId, meetingId)
  const facts = await attendanceFacts(sql, await meetingWithBody(sql, meetingId))
  if (!councillorId || !facts.memberIds.includes(councillorId)) throw new Problem('NOT_FOUND', 'member')
  return { facts, me: councillorId }
}

export async function myAttendance(
  sql: Sql,
  councillorId: string | null,
  meetingId: string,
  now: Date,
): Promise<MyAttendance> {
  const { facts, me } = await myFacts(sql, councillorId, meetingId)
  const { rules, members, current, conflicts, substitutes, sent } = facts
  const substitute = substitutes.get(me)
  return {
    meetingId,
    open: takesAnswers(facts, now),
    closesAt: facts.startsAt.toISOString(),
    remote: rules.remote,
    word: proxyWord(rules.type),
    proxiesPerHolder: rules.proxiesPerHolder,
    answer: shownAnswer(facts, me),
    received: members.flatMap((from) => {
      const given = current.get(from.id)
      if (given?.holderId !== me) return []
      const conflict = conflicts.get(from.id) ?? null
      const items = scopeOf(sent, given.itemIds)
      return [{ answerId: given.id, from: colleague(from), items, answeredAt: given.answeredAt, conflict }]
    }),
    holders: members
      .filter(({ id }) => id !== me)
      .map((one) => ({ ...colleague(one), conflict: wouldMeet(facts, me, one.id, now) })),
    substitute: substitute ? colleague(substitute) : null,
    items: standingItems(sent),
  }
}

/** What a proxy given now to that colleague would meet. */
export function wouldMeet(
  { answers, memberIds, rules }: AttendanceFacts,
  memberId: string,
  holderId: string,
  now: Date,
): ProxyConflict | null {
  const at = now.toISOString()
  const next = { id: '', memberId, answer: 'ABSENT' as const, holderId, answeredAt: at, recordedAt: at }
  return conflictOf(memberIds, answers, next, rules.proxiesPerHolder)
}

export async function attendanceBoard(sql: Sql, meetingId: string): Promise<AttendanceBoard> {
  const facts = await attendanceFacts(sql, await meetingWithBody(sql, meetingId))
  const { rules, members, memberIds, current, conflicts, answers, substitutes } = facts
  const holds = (id: string) =>
    [...current.values()].filter(({ memberId, holderId }) => holderId === id && !conflicts.has(memberId))
      .length
  return {
    meetingId,
    word: proxyWord(rules.type),
    remote: rules.remote,
    proxiesPerHolder: rules.proxiesPerHolder,
    proxyArticle: rules.proxyArticle,
    quorum: rules.quorum,
    forecast: forecastOf(memberIds, current, {
      quorum: rules.quorum,
      proxiesPerHolder: rules.proxiesPerHolder,
      waived: rules.withoutQuorum,
    }),
    rows: members.map((member) => ({
      ...colleague(member),
      answer: shownAnswer(facts, member.id),
      answers: answers.filter(({ memberId }) => memberId === member.id).length,
      holds: holds(member.id),
      substitute: optional(substitutes.get(member.id)),
    })),
    items: standingItems(facts.sent),
  }
}

const optional = (row: Parameters<typeof colleague>[0] | undefined): Colleague | null =>
  row ? colleague(row) : null

/** The proxies that the sitting opens with, by the order of the items on its agenda. */
export async function proxiesAtOpening(
  sql: Sql,
  meetingId: string,
  orders: ReadonlyMap<string, number>,
): Promise<AttendanceEvent[]> {
  return openingProxies(currentAnswers(await answersOf(sql, meetingId)), orders)
}

export { proxyFormBlocks } from './papers.ts'
export { type AttendanceRules, attendanceRules } from './rules.ts'
