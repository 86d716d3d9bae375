import type {
  changeReport,
  createReport,
  Input,
  Report,
  ReportMeeting,
  setReportsDue,
} from '@hemicycle/contract'
import { mayWriteReport, Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { meetings, reports } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting, meetingWithBody } from '../meetings/queries.ts'
import { departmentOf, reportShown, type ReportRecord, toMeeting, visibleReport } from './queries.ts'

type Fields = Pick<Input<typeof createReport>, 'title' | 'rapporteur' | 'department' | 'meetingId'>

export async function createReportCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createReport>,
): Promise<Report> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { authorityId, membershipId: authorId, name: author } = actor
    const id = newId()
    const fields = await written(sql, actor, input)
    const row = { id, authorityId, authorId, author, createdAt: now, ...fields }
    await sql.insert(reports).values(row)
    await record(sql, actor, now, { action: 'report.created', subject: 'report', subjectId: id })
    await announceReport(sql, authorityId, row)
    return reportShown(sql, actor, id)
  })
}

export async function changeReportCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeReport>,
): Promise<Report> {
  return editReport(deps, actor, input.reportId, async (sql, report) => {
    current(report, input.version, 'report')
    const fields = await written(sql, actor, input, report)
    await sql
      .update(reports)
      .set({ ...fields, version: report.version + 1 })
      .where(eq(reports.id, report.id))
  })
}

/** The shape of every change of a report by its author: lock, may it be written, change, say it. */
export async function editReport(
  deps: Deps,
  actor: Actor,
  reportId: string,
  change: (sql: Sql, report: ReportRecord) => Promise<void>,
): Promise<Report> {
  return inTx(deps, actor, async (sql) => {
    const report = await lockReport(sql, actor, reportId)
    if (!mayWriteReport(report.state)) throw new Problem('NOT_ALLOWED_NOW', 'it was handed in')
    await change(sql, report)
    await announceReport(sql, actor.authorityId, report)
    return reportShown(sql, actor, reportId)
  })
}

/** Two people never take a step with one report at once. */
export async function lockReport(sql: Sql, actor: Actor, reportId: string): Promise<ReportRecord> {
  const { id } = await visibleReport(sql, actor, reportId)
  await sql.select({ id: reports.id }).from(reports).where(eq(reports.id, id)).for('update')
  return visibleReport(sql, actor, reportId)
}

/** Screens read again what changed; a report without a meeting is told by its own id. */
export const announceReport = (
  sql: Sql,
  authorityId: string,
  { id, meetingId }: Pick<ReportRecord, 'id' | 'meetingId'>,
): Promise<void> => announce(sql, authorityId, { topic: 'reports', meetingId: meetingId ?? id })

/** The fields as kept. An author whose account has a direction files for that one; what stands on an agenda keeps its meeting. */
async function written(sql: Sql, actor: Actor, fields: Fields, report?: ReportRecord): Promise<Fields> {
  const own = report?.department || (await departmentOf(sql, actor))
  const meetingId = report?.itemId ? report.meetingId : fields.meetingId
  if (meetingId && meetingId !== report?.meetingId) await requireOpen(sql, meetingId)
  return {
    title: fields.title.trim(),
    rapporteur: fields.rapporteur?.trim() ?? null,
    department: (await departmentOf(sql, actor)) === null ? fields.department.trim() : (own ?? ''),
    meetingId,
  }
}

/** Throws NOT_FOUND, or NOT_ALLOWED_NOW for a meeting that is convened. */
export async function requireOpen(sql: Sql, meetingId: string): Promise<void> {
  const { meeting } = await meetingWithBody(sql, meetingId)
  if (meeting.state !== 'DRAFT') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened')
}

export async function setReportsDueCommand(
  deps: Deps,
  actor: Actor,
  { meetingId, dueOn }: Input<typeof setReportsDue>,
): Promise<ReportMeeting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting, body } = await lockMeeting(sql, meetingId)
    if (meeting.state !== 'DRAFT') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened')
    const reason = 'after the meeting'
    if (dueOn !== null && dueOn > meeting.date)
      throw new Problem('INVALID_INPUT', reason, { violations: [{ field: 'dueOn', reason }] })
    await sql.update(meetings).set({ reportsDueOn: dueOn }).where(eq(meetings.id, meetingId))
    await record(sql, actor, now, {
      action: 'meeting.reports-due',
      subject: 'meeting',
      subjectId: meetingId,
      facts: { date: dueOn },
    })
    await announce(sql, actor.authorityId, { topic: 'reports', meetingId })
    await announce(sql, actor.authorityId, { topic: 'meeting', meetingId })
    return toMeeting({ ...meeting, reportsDueOn: dueOn }, body)
  })
}
