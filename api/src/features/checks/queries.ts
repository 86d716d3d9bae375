import type { DispatchCheck } from '@hemicycle/contract'
import { checkMeeting, type ClockVerdict, legalClock, wantsExplanation } from '@hemicycle/domain'
import { and, eq, ne } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { documents } from '../../kernel/db/schema/index.ts'
import { agendaAndLacks, readAgendaFacts } from '../agenda/queries.ts'
import { currentAuthority, membersOf } from '../authorities/queries.ts'
import { readyBundle } from '../bundles/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import { type Outgoing, outgoingOf } from './outgoing.ts'

export { type Outgoing, secondRule } from './outgoing.ts'

export interface Examination {
  readonly agendaVersion: number
  readonly checks: DispatchCheck[]
  readonly outgoing: Outgoing
  /** By the delay of what would leave: a rectification has none. */
  readonly verdict: ClockVerdict
}

/** The one list of what stands between an agenda and its dispatch, the blocking first. */
export async function meetingChecks(
  sql: Sql,
  meetingId: string,
  now: Date,
): Promise<Pick<Examination, 'agendaVersion' | 'checks'>> {
  const { agendaVersion, checks } = await examination(sql, meetingId, now)
  return { agendaVersion, checks }
}

/** The same with what would leave: what the dispatch is decided by. */
export async function examination(sql: Sql, meetingId: string, now: Date): Promise<Examination> {
  const facts = await readAgendaFacts(sql, meetingId)
  const { meeting, body } = facts
  const { clock } = await meetingById(sql, meetingId, now)
  const { agenda, lackingAnnexes } = agendaAndLacks(facts)
  const outgoing = await outgoingOf(sql, { meeting, body }, agenda)
  const verdict = outgoing.deadline ? legalClock({ ...outgoing.deadline, now }).verdict : 'IN_TIME'
  const lines = checkMeeting({
    meetingId,
    nothingNew: outgoing.kind === null,
    place: meeting.place,
    verdict,
    ruleToConfirm: clock.rule.toConfirm,
    explanatoryDocument: wantsExplanation((await currentAuthority(sql)).type, body.kind, meeting.date),
    bundleReady: (await readyBundle(sql, meetingId, meeting.agendaVersion)) !== null,
    agenda,
    lackingAnnexes,
    documents: await filesOf(sql, meetingId),
    recipients: await membersOf(sql, body.id, meeting.date),
  })
  const checks = lines.map(({ code, severity, targets }) => ({
    code,
    severity,
    blocking: severity === 'BLOCKING',
    count: targets.length,
    targets: targets.map((target) => ({ ...target })),
  }))
  return { agendaVersion: meeting.agendaVersion, checks, outgoing, verdict }
}

async function filesOf(sql: Sql, meetingId: string) {
  const { id, state, itemId, container, notes } = documents
  const rows = await sql
    .select({ id, state, itemId, container, notes })
    .from(documents)
    .where(and(eq(documents.meetingId, meetingId), ne(documents.state, 'DISCARDED')))
  return rows.map((row) => ({ ...row, container: row.container !== null }))
}
