import type { createDispatch, DispatchSummary, Input } from '@hemicycle/contract'
import { isMotive, numbersOfAgenda, Problem, type ProblemCode } from '@hemicycle/domain'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { readAgendaFacts, stateOf } from '../agenda/queries.ts'
import { membersOf } from '../authorities/queries.ts'
import { readyBundle } from '../bundles/queries.ts'
import { examination, type Outgoing } from '../checks/queries.ts'
import { lockMeeting, type MeetingRow } from '../meetings/queries.ts'
import { giveNumbers, lockSeries } from '../numbering/queries.ts'
import { writeDispatch } from './write-dispatch.ts'

const PROBLEM_OF: Partial<Record<string, ProblemCode>> = {
  ALREADY_CONVENED: 'NOT_ALLOWED_NOW',
  NO_ITEM: 'NOTHING_TO_SEND',
  FILES_STILL_READING: 'NOT_ALLOWED_NOW',
  DEADLINE_PASSED: 'DEADLINE_PASSED',
  BUNDLE_NOT_READY: 'BUNDLE_NOT_READY',
}

/**
 * Convenes, or sends what is new since: of which kind follows from what has changed. Numbers are frozen, what is sent is written down for
 * good, and the rest follows by jobs. One transaction.
 */
export async function createDispatchCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createDispatch>,
): Promise<DispatchSummary> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, input.meetingId)
    if (meeting.agendaVersion !== input.agendaVersion)
      throw new Problem('STALE_VERSION', '', { extra: { version: meeting.agendaVersion } })
    const members = await membersOf(sql, meeting.bodyId, meeting.date)
    const motive = input.urgency?.motive.trim() ?? null
    const { outgoing, urgent } = await refuseUnlessReady(
      sql,
      meeting,
      { recipients: members.length, motive },
      now,
    )
    const bundle = await readyBundle(sql, meeting.id, meeting.agendaVersion)
    if (!bundle || !outgoing.kind) throw new Problem('BUNDLE_NOT_READY')
    await freezeNumbers(sql, actor, meeting, now)
    const { added, changed, withdrawn, movedFrom } = outgoing
    const sending = {
      meeting,
      bundle,
      kind: urgent ? ('URGENT' as const) : outgoing.kind,
      motive: urgent ? motive : null,
      recipients: members.map(({ id }) => id),
      changes: outgoing.kind === 'INITIAL' ? undefined : { added, changed, withdrawn },
      movedFrom: outgoing.kind === 'POSTPONEMENT' ? (movedFrom ?? undefined) : undefined,
    }
    // « Convoquée le » stays the first time, whatever is sent afterwards.
    const frozenAt = meeting.frozenAt ?? now
    await sql.update(meetings).set({ state: 'CONVENED', frozenAt }).where(eq(meetings.id, meeting.id))
    return writeDispatch(sql, actor, sending, now)
  })
}

const MOTIVE_MISSING = { violations: [{ field: 'urgency.motive', reason: 'a sentence is needed' }] }

/** What leaves, and whether by urgency; throws the first thing that forbids it. */
async function refuseUnlessReady(
  sql: Sql,
  meeting: MeetingRow,
  { recipients, motive }: { recipients: number; motive: string | null },
  now: Date,
): Promise<{ outgoing: Outgoing; urgent: boolean }> {
  if (motive !== null && !isMotive(motive))
    throw new Problem('INVALID_INPUT', 'urgency needs a motive', MOTIVE_MISSING)
  const { outgoing, verdict, checks: all } = await examination(sql, meeting.id, now)
  // « Sans pouvoir être inférieure à un jour franc » : under it, urgency is no way out. Declared in time, it is not needed.
  // What presses is not put off: a meeting postponed has its whole delay again.
  const urgent = motive !== null && verdict === 'URGENT_ONLY' && outgoing.kind !== 'POSTPONEMENT'
  const checks = urgent ? all.filter(({ code }) => code !== 'DEADLINE_PASSED') : all
  const blocking = checks.find((check) => check.blocking)
  if (blocking)
    throw new Problem(PROBLEM_OF[blocking.code] ?? 'NOT_ALLOWED_NOW', blocking.code, { extra: { checks } })
  if (recipients === 0) throw new Problem('NOTHING_TO_SEND', 'the body has no member on that date')
  return { outgoing, urgent }
}

/** From here on every number is the item's own for good; its rank is taken in the series and scope. */
async function freezeNumbers(sql: Sql, actor: Actor, meeting: MeetingRow, now: Date): Promise<void> {
  await lockSeries(sql, meeting.bodyId, 'DISPATCH')
  const facts = await readAgendaFacts(sql, meeting.id)
  const state = stateOf(facts)
  await giveNumbers(sql, {
    authorityId: actor.authorityId,
    rows: facts.numbering.rows,
    numbers: numbersOfAgenda(state, facts.numbering),
    moment: 'DISPATCH',
    itemOfDocument: new Map(facts.documents.map((document) => [document.id, document.itemId ?? ''])),
    now,
  })
  const sent = state.items.filter((item) => item.withdrawnAt === null).map((item) => item.id)
  // Since when each item was first sent: a later dispatch does not move it.
  const first = and(inArray(agendaItems.id, sent), isNull(agendaItems.sentAt))
  if (sent.length > 0) await sql.update(agendaItems).set({ sentAt: now }).where(first)
}
