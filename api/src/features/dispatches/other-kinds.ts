import type {
  cancelMeeting,
  conveneAgain,
  DispatchSummary,
  Input,
  Meeting,
  sendCopies,
} from '@hemicycle/contract'
import {
  BESIDE_KINDS,
  civilDateIn,
  mayBecome,
  must,
  noQuorumRule,
  Problem,
  secondMeeting,
} from '@hemicycle/domain'
import { and, desc, eq, isNull, notInArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, dispatches, meetings, sittingEvents } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority, membersOf } from '../authorities/queries.ts'
import { bundleById, type BundleRow } from '../bundles/queries.ts'
import { lockMeeting, meetingById, type MeetingRow, startOf } from '../meetings/queries.ts'
import { writeDispatch } from './write-dispatch.ts'

/** The meeting will not be held: everybody who was convened is told why. */
export async function cancelMeetingCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, reason }: Input<typeof cancelMeeting>,
): Promise<DispatchSummary> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    if (meeting.state !== 'CONVENED') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is not convened')
    must(mayBecome(meeting.state, 'CANCELLED'))
    const recipients = (await membersOf(sql, meeting.bodyId, meeting.date)).map(({ id }) => id)
    const sending = { meeting, bundle: await lastBundle(sql, meeting), kind: 'CANCELLATION', motive: reason.trim(), recipients, changes: undefined } as const // prettier-ignore
    await sql
      .update(meetings)
      .set({ state: 'CANCELLED', version: meeting.version + 1 })
      .where(eq(meetings.id, meeting.id))
    return writeDispatch(sql, actor, sending, now)
  })
}

/** A copy for the municipal councillors who do not sit in the EPCI: it convenes nobody and moves no delay (CGCT, art. L5211-40-2). */
export async function sendCopiesCommand(
  deps: Deps,
  actor: Actor,
  { meetingId }: Input<typeof sendCopies>,
): Promise<DispatchSummary> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    const { type } = await currentAuthority(sql)
    if (meeting.state !== 'CONVENED' && meeting.state !== 'HELD')
      throw new Problem('NOT_ALLOWED_NOW', 'the meeting is not convened')
    if (type !== 'EPCI' && type !== 'SYNDICAT_MIXTE_OUVERT')
      throw new Problem('NOT_ALLOWED_NOW', 'only the councillors of the communes of an EPCI get a copy')
    const members = new Set((await membersOf(sql, meeting.bodyId, meeting.date)).map(({ id }) => id))
    const all = await sql
      .select({ id: councillors.id })
      .from(councillors)
      .where(isNull(councillors.removedAt))
    const recipients = all.map(({ id }) => id).filter((id) => !members.has(id))
    if (recipients.length === 0) throw new Problem('NOTHING_TO_SEND', 'every councillor sits in this body')
    const sending = { meeting, bundle: await lastBundle(sql, meeting), kind: 'COPY_INFORMATION', motive: null, recipients, changes: undefined } as const // prettier-ignore
    return writeDispatch(sql, actor, sending, now)
  })
}

/** What the members were last sent. */
async function lastBundle(sql: Sql, meeting: MeetingRow): Promise<BundleRow> {
  const [last] = await sql
    .select({ bundleId: dispatches.bundleId })
    .from(dispatches)
    .where(and(eq(dispatches.meetingId, meeting.id), notInArray(dispatches.kind, [...BESIDE_KINDS])))
    .orderBy(desc(dispatches.requestedAt))
    .limit(1)
  const bundle = last ? await bundleById(sql, last.bundleId) : null
  if (!bundle) throw new Problem('NOT_ALLOWED_NOW', 'nothing was sent yet')
  return bundle
}

/**
 * The quorum was missing: the same agenda on another day, « quel que soit le nombre des présents » (CGCT, art. L2121-17, L3121-14). What
 * happened in the room the first time is set aside, the cahier is made again with its new date, and the second convocation then leaves.
 */
export async function conveneAgainCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, date, time, place }: Input<typeof conveneAgain>,
): Promise<Meeting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting, body } = await lockMeeting(sql, meetingId)
    const { type, timeZone } = await currentAuthority(sql)
    if (meeting.state !== 'CONVENED' || meeting.withoutQuorum || startOf(meeting, timeZone) > now)
      throw new Problem('NOT_ALLOWED_NOW', 'the quorum can only be missing at the meeting itself')
    const rule = noQuorumRule(type, body.kind, meeting.date)
    const second = secondMeeting(meeting.date, rule, civilDateIn(now, timeZone))
    const lawful = second.byLaw ? date === second.date : date >= second.date
    if (!lawful) throw new Problem('DEADLINE_PASSED', second.date, { extra: { ...second } })
    await sql
      .update(sittingEvents)
      .set({ cancelledAt: now })
      .where(and(eq(sittingEvents.meetingId, meetingId), isNull(sittingEvents.cancelledAt)))
    const moved = { date, time, place: place.trim(), withoutQuorum: true, version: meeting.version + 1, agendaVersion: meeting.agendaVersion + 1 } // prettier-ignore
    await sql.update(meetings).set(moved).where(eq(meetings.id, meetingId))
    const facts = { from: meeting.date, date, time, article: rule.article }
    await record(sql, actor, now, { action: 'meeting.convened-again', subject: 'meeting', subjectId: meetingId, facts }) // prettier-ignore
    await announce(sql, actor.authorityId, { topic: 'meeting', meetingId })
    return meetingById(sql, meetingId, now)
  })
}
