import type {
  answerConvocation,
  AttendanceBoard,
  Input,
  MyAttendance,
  recordAnswer,
} from '@hemicycle/contract'
import { type Answer, type AnswerOrigin, Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { attendanceAnswers } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { lockMeeting, meetingWithBody } from '../meetings/queries.ts'
import { type AttendanceFacts, attendanceFacts } from './facts.ts'
import { tellHolder } from './jobs.ts'
import { attendanceBoard, myAttendance, myFacts, takesAnswers, wouldMeet } from './queries.ts'
import { namedItems, recipientIn } from './scope.ts'
import { proxyStatement } from './statement.ts'

/** What one answer says, whoever writes it down. */
interface Given {
  readonly id: string
  readonly meetingId: string
  readonly memberId: string
  readonly answer: Answer
  readonly holderId: string | null
  readonly itemIds: readonly string[] | null
  readonly origin: AnswerOrigin
  readonly note: string | null
  readonly answeredAt: Date
}

/** The élu's own answer. Sent again from a device that did not hear the reply, it is the same answer. */
export async function answerCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, id, answer, answeredAt, ...input }: Input<typeof answerConvocation>,
): Promise<MyAttendance> {
  const now = deps.clock.now()
  const holderId = input.holderId ?? null
  return inTx(deps, actor, async (sql) => {
    await lockMeeting(sql, meetingId)
    const { facts, me } = await myFacts(sql, actor.councillorId, meetingId)
    const at = earlier(new Date(answeredAt), now)
    const given = { id, meetingId, memberId: me, answer, holderId, itemIds: input.itemIds ?? null, origin: 'ONLINE', note: null, answeredAt: at } as const // prettier-ignore
    if (!(await isKnown(sql, given))) {
      if (!takesAnswers(facts, now)) throw new Problem('ANSWERS_CLOSED', 'the meeting has started')
      mustMakeSense(facts, given)
      const conflict = holderId === null ? null : wouldMeet(facts, me, holderId, now)
      if (conflict) throw new Problem('PROXY_REFUSED', conflict, { extra: { conflict } })
      await keep(sql, actor, facts, given, now)
    }
    return myAttendance(sql, me, meetingId, now)
  })
}

/** A device may run fast: nobody answers in the future. */
const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

/** What the service was told by paper, telephone or mail. A written proxy that will not count is kept, and shown as a conflict. */
export async function recordAnswerCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, id, councillorId: memberId, answer, origin, note, ...input }: Input<typeof recordAnswer>,
): Promise<AttendanceBoard> {
  const now = deps.clock.now()
  const holderId = input.holderId ?? null
  return inTx(deps, actor, async (sql) => {
    const { meeting, body } = await lockMeeting(sql, meetingId)
    if (meeting.state !== 'CONVENED') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is not convened')
    const facts = await attendanceFacts(sql, { meeting, body })
    if (!facts.memberIds.includes(memberId)) throw new Problem('NOT_FOUND', 'member')
    const itemIds = input.itemIds ?? null
    const given = { id, meetingId, memberId, answer, holderId, itemIds, origin, note: note.trim(), answeredAt: now } // prettier-ignore
    if (!(await isKnown(sql, given))) {
      mustMakeSense(facts, given)
      await keep(sql, actor, facts, given, now)
    }
    return attendanceBoard(sql, meetingId)
  })
}

/** Whether this very answer was written down already; IDEMPOTENCY_MISMATCH when its id was used for another one. */
async function isKnown(sql: Sql, given: Given): Promise<boolean> {
  const [row] = await sql.select().from(attendanceAnswers).where(eq(attendanceAnswers.id, given.id))
  if (!row) return false
  const same =
    row.meetingId === given.meetingId &&
    row.councillorId === given.memberId &&
    row.answer === given.answer &&
    row.holderId === given.holderId &&
    String(row.itemIds) === String(given.itemIds)
  if (!same) throw new Problem('IDEMPOTENCY_MISMATCH', 'this id was used for another answer')
  return true
}

const refuse = (field: string, reason: string): never => {
  throw new Problem('INVALID_INPUT', reason, { violations: [{ field, reason }] })
}

/** Only what the body allows, and a holder where, and only where, somebody votes for the member. */
function mustMakeSense({ rules, substitutes, memberIds }: AttendanceFacts, given: Given): void {
  if (given.answer === 'REMOTE' && !rules.remote) refuse('answer', 'this body does not sit remotely')
  if (given.answer === 'REPLACED' && !substitutes.has(given.memberId)) refuse('answer', 'no suppléant')
  if (given.holderId !== null && given.answer !== 'ABSENT')
    refuse('holderId', 'only an absent member is represented')
  if (given.itemIds !== null && given.holderId === null)
    refuse('itemIds', 'only a vote that is given has items')
  const conflict = given.holderId === given.memberId ? 'SELF' : 'STRANGER'
  if (given.holderId !== null && (conflict === 'SELF' || !memberIds.includes(given.holderId)))
    throw new Problem('PROXY_REFUSED', conflict, { extra: { conflict } })
}

/** Writes the answer down, with its proxy in words; the holders concerned are told. */
async function keep(sql: Sql, actor: Actor, facts: AttendanceFacts, given: Given, now: Date): Promise<void> {
  const { authorityId } = actor
  const before = facts.current.get(given.memberId)
  const { memberId: councillorId, ...row } = given
  const statement = await statementOf(sql, facts, given)
  await sql.insert(attendanceAnswers).values({
    ...row,
    ...statement,
    authorityId,
    councillorId,
    recordedAt: now,
    recordedBy: actor.userId,
  })
  const { id: answerId, meetingId, holderId, itemIds, answer, origin, answeredAt } = given
  // An answer older than the one that stands changes nothing: it is kept for the proof.
  const prevails = before === undefined || before.answeredAt <= answeredAt.toISOString()
  const other = holderId !== before?.holderId || String(itemIds) !== String(before?.itemIds)
  if (prevails && other) {
    if (holderId) await emit(sql, authorityId, tellHolder, { answerId, revoked: false })
    if (before?.holderId && before.holderId !== holderId)
      await emit(sql, authorityId, tellHolder, { answerId: before.id, revoked: true })
  }
  await record(sql, actor, now, {
    action: 'attendance.answered',
    subject: 'meeting',
    subjectId: meetingId,
    facts: {
      ...(await sentTo(sql, facts, councillorId)),
      answerId,
      councillorId,
      answer,
      holderId,
      ...(itemIds ? { itemIds } : {}),
      origin,
      answeredAt: answeredAt.toISOString(),
      prevails,
      sha256: statement?.statementSha256,
    },
  })
  await announce(sql, authorityId, { topic: 'attendance', meetingId })
}

/** The dispatch that is answered: so the answer is sealed with it (features/proofs). */
async function sentTo(sql: Sql, { sent: { dispatchId } }: AttendanceFacts, councillorId: string) {
  if (!dispatchId) return {}
  const recipientId = await recipientIn(sql, dispatchId, councillorId)
  return { dispatchId, ...(recipientId ? { recipientId } : {}) }
}

async function statementOf(
  sql: Sql,
  { members, meeting }: AttendanceFacts,
  given: Given,
): Promise<{ statement: string; statementSha256: string } | null> {
  const [grantor, holder] = [given.memberId, given.holderId].map((id) => members.find((one) => one.id === id))
  if (!grantor || !holder) return null
  const authority = await currentAuthority(sql)
  const { body } = await meetingWithBody(sql, meeting.id)
  const { id: answerId, note, answeredAt } = given
  const named = given.itemIds && (await namedItems(sql, meeting.id, given.itemIds))
  const items = named === undefined ? refuse('itemIds', 'an item that was not sent') : named
  const facts = { answerId, authority, body: body.name, meeting, grantor, holder, items, answeredAt, note }
  const { text, sha256 } = proxyStatement(facts)
  return { statement: text, statementSha256: sha256 }
}
