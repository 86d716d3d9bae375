import type { DispatchCheck } from '@hemicycle/contract'
import { checkMeeting, wantsExplanation } from '@hemicycle/domain'
import { and, eq, ne } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { documents } from '../../kernel/db/schema/index.ts'
import { agendaFrom, readAgendaFacts } from '../agenda/queries.ts'
import { currentAuthority, membersOf } from '../authorities/queries.ts'
import { readyBundle } from '../bundles/queries.ts'
import { meetingById } from '../meetings/queries.ts'

/** The one list of what stands between an agenda and its dispatch, the blocking first. */
export async function meetingChecks(
  sql: Sql,
  meetingId: string,
  now: Date,
): Promise<{ agendaVersion: number; checks: DispatchCheck[] }> {
  const facts = await readAgendaFacts(sql, meetingId)
  const { meeting, body } = facts
  const { clock } = await meetingById(sql, meetingId, now)
  const lines = checkMeeting({
    meetingId,
    state: meeting.state,
    place: meeting.place,
    verdict: clock.verdict,
    ruleToConfirm: clock.rule.toConfirm,
    explanatoryDocument: wantsExplanation((await currentAuthority(sql)).type, body.kind, meeting.date),
    bundleReady: (await readyBundle(sql, meetingId, meeting.agendaVersion)) !== null,
    agenda: agendaFrom(facts),
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
  return { agendaVersion: meeting.agendaVersion, checks }
}

async function filesOf(sql: Sql, meetingId: string) {
  const { id, state, itemId, container, notes } = documents
  const rows = await sql
    .select({ id, state, itemId, container, notes })
    .from(documents)
    .where(and(eq(documents.meetingId, meetingId), ne(documents.state, 'DISCARDED')))
  return rows.map((row) => ({ ...row, container: row.container !== null }))
}
