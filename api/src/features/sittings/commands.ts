import type {
  cancelAttendance,
  changeSittingHead,
  closeSitting,
  Input,
  recordAttendance,
  Sitting,
} from '@hemicycle/contract'
import { mayBecome, must, Problem } from '@hemicycle/domain'
import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { meetings, sittingEvents, sittings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { itemById } from '../agenda/queries.ts'
import { membersOf } from '../authorities/queries.ts'
import { lockMeeting, type MeetingRow } from '../meetings/queries.ts'
import { noteSitting } from './note.ts'
import { sittingOf } from './queries.ts'

type Attendance = Input<typeof recordAttendance>

/** One fact for each member named; a roll call names them all at once. */
export async function recordAttendanceCommand(deps: Deps, actor: Actor, input: Attendance): Promise<Sitting> {
  const recordedAt = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, input.meetingId)
    mustBeConvened(meeting)
    await checkAttendance(sql, meeting, input)
    const first = await nextSeq(sql, meeting.id)
    const { type, itemId, holderId = null, basis = null, leftRoom = false, at = null } = input
    const fact = { authorityId: actor.authorityId, meetingId: meeting.id, type, itemId, holderId, basis, leftRoom, at, recordedAt } // prettier-ignore
    const rows = input.memberIds.map((memberId, index) => ({
      ...fact,
      id: newId(),
      memberId,
      seq: first + index,
    }))
    await sql.insert(sittingEvents).values(rows)
    await noteSitting(sql, actor, recordedAt, meeting.id, {
      action: 'sitting.attendance',
      facts: { type, itemId, members: input.memberIds, holderId, basis },
    })
    return sittingOf(sql, meeting.id)
  })
}

const mustBeConvened = ({ state }: MeetingRow): void => {
  if (state === 'DRAFT' || state === 'CANCELLED')
    throw new Problem('NOT_ALLOWED_NOW', 'the meeting is not convened')
}

/** Only members in office on the day take part, and an event says all that its kind needs, and no more. */
async function checkAttendance(sql: Sql, meeting: MeetingRow, input: Attendance): Promise<void> {
  const members = new Set((await membersOf(sql, meeting.bodyId, meeting.date)).map(({ id }) => id))
  const stranger = [...input.memberIds, ...(input.holderId ? [input.holderId] : [])].find(
    (id) => !members.has(id),
  )
  if (stranger) throw new Problem('NOT_FOUND', 'not a member of this body on that day')
  const refuse = (field: string, reason: string): never => {
    throw new Problem('INVALID_INPUT', reason, { violations: [{ field, reason }] })
  }
  if ((input.type === 'PROXY_GIVEN') !== (input.holderId !== undefined))
    refuse('holderId', 'a proxy, and nothing else, names its holder')
  if (input.holderId && input.memberIds.includes(input.holderId))
    refuse('holderId', 'nobody represents oneself')
  if ((input.type === 'RECUSED') !== (input.basis !== undefined))
    refuse('basis', 'a recusal, and nothing else, has a basis')
  if (input.type === 'RECUSED' && input.itemId === null) refuse('itemId', 'a recusal is for one item')
  if (input.itemId && (await itemById(sql, input.itemId))?.meetingId !== meeting.id)
    throw new Problem('NOT_FOUND', 'agenda item')
}

async function nextSeq(sql: Sql, meetingId: string): Promise<number> {
  const [row] = await sql
    .select({ last: raw<number>`coalesce(max(${sittingEvents.seq}), 0)::int` })
    .from(sittingEvents)
    .where(eq(sittingEvents.meetingId, meetingId))
  return (row?.last ?? 0) + 1
}

export async function cancelAttendanceCommand(
  deps: Deps,
  actor: Actor,
  { eventId }: Input<typeof cancelAttendance>,
): Promise<Sitting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const [event] = await sql
      .update(sittingEvents)
      .set({ cancelledAt: raw`coalesce(${sittingEvents.cancelledAt}, ${now.toISOString()}::timestamptz)` })
      .where(eq(sittingEvents.id, eventId))
      .returning()
    if (!event) throw new Problem('NOT_FOUND', 'sitting event')
    await noteSitting(sql, actor, now, event.meetingId, {
      action: 'sitting.attendance-cancelled',
      facts: { type: event.type, eventId },
    })
    return sittingOf(sql, event.meetingId)
  })
}

/** « La séance est levée » : the agenda does not change any more; votes may still be corrected until the minutes are approved. */
export async function closeSittingCommand(
  deps: Deps,
  actor: Actor,
  { meetingId }: Input<typeof closeSitting>,
): Promise<Sitting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    must(mayBecome(meeting.state, 'HELD'), 'only a convened meeting can be closed')
    await sql
      .update(meetings)
      .set({ state: 'HELD', version: meeting.version + 1 })
      .where(eq(meetings.id, meetingId))
    await noteSitting(sql, actor, now, meetingId, { action: 'sitting.closed' })
    return sittingOf(sql, meetingId)
  })
}

/** The president, the secretary and the hours. Both are members of the body on that day. */
export async function changeSittingHeadCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, ...head }: Input<typeof changeSittingHead>,
): Promise<Sitting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    mustBeConvened(meeting)
    const members = new Set((await membersOf(sql, meeting.bodyId, meeting.date)).map(({ id }) => id))
    for (const id of [head.presidentId, head.secretaryId])
      if (id !== null && !members.has(id))
        throw new Problem('NOT_FOUND', 'not a member of this body on that day')
    await sql
      .insert(sittings)
      .values({ authorityId: actor.authorityId, meetingId, ...head })
      .onConflictDoUpdate({ target: [sittings.authorityId, sittings.meetingId], set: head })
    await noteSitting(sql, actor, now, meetingId, { action: 'sitting.head', facts: { ...head } })
    return sittingOf(sql, meetingId)
  })
}
