import type { Report, ReportFile, ReportMeeting, ReportRow } from '@hemicycle/contract'
import { reportGaps, reportSteps as stepsOf, type Role } from '@hemicycle/domain'
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  bodies,
  meetings,
  memberships,
  reportFiles,
  reports,
  reportSteps,
} from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Ordered } from '../../kernel/http/list.ts'

export type ReportRecord = typeof reports.$inferSelect
export type FileRecord = typeof reportFiles.$inferSelect

const files = raw<number>`(select count(*) from report_files f where f.authority_id = "reports"."authority_id"
  and f.report_id = "reports"."id" and f.removed_at is null)::int`
const last = (what: string, of = '') =>
  raw<
    string | null
  >`${raw.raw(`(select s.${what} from report_steps s where s.authority_id = "reports"."authority_id"
  and s.report_id = "reports"."id" ${of} order by s.at desc, s.id desc limit 1)`)}`

const rows = (sql: Sql) =>
  sql
    .select({
      report: reports,
      meeting: meetings,
      body: bodies,
      files,
      comment: last('comment', `and s.step = 'RETURN'`),
      changedAt: last('at'),
    })
    .from(reports)
    .leftJoin(meetings, eq(meetings.id, reports.meetingId))
    .leftJoin(bodies, eq(bodies.id, meetings.bodyId))
type Row = Awaited<ReturnType<typeof rows>>[number]

const isAuthor = ({ role }: Actor): boolean => role === 'AUTHOR'

/** An author sees what is of one's own hand or direction; the office what was handed in, never a draft. */
async function seenBy(sql: Sql, actor: Actor) {
  if (!isAuthor(actor)) return and(ne(reports.state, 'DRAFT'), isNotNull(reports.submittedAt))
  const own = eq(reports.authorId, actor.membershipId)
  const department = await departmentOf(sql, actor)
  return department === null ? own : or(own, eq(reports.department, department))
}

/** The direction of an author's account. */
export async function departmentOf(sql: Sql, { membershipId }: Actor): Promise<string | null> {
  const [row] = await sql
    .select({ department: memberships.department })
    .from(memberships)
    .where(eq(memberships.id, membershipId))
  return row?.department ?? null
}

export async function reportList(sql: Sql, actor: Actor): Promise<Ordered<ReportRow>> {
  const order = raw`coalesce(${reports.submittedAt}, ${reports.createdAt}) desc, ${reports.id}`
  const ranked = sql
    .select({ id: reports.id, n: raw`row_number() over (order by ${order})`.as('n') })
    .from(reports)
    .where(await seenBy(sql, actor))
  return {
    ranked: ranked.getSQL(),
    most: 1000,
    read: async (ids) => (await rows(sql).where(inArray(reports.id, ids))).map((row) => toRow(row, actor)),
  }
}

export async function reportsWaiting(sql: Sql): Promise<number> {
  return sql.$count(reports, eq(reports.state, 'SUBMITTED'))
}

/** The report, when the caller may see it: what one may not see does not exist. */
export async function visibleReport(sql: Sql, actor: Actor, reportId: string): Promise<ReportRecord> {
  const [row] = await sql
    .select()
    .from(reports)
    .where(and(eq(reports.id, reportId), await seenBy(sql, actor)))
  return existing(row, 'report')
}

export async function reportShown(sql: Sql, actor: Actor, reportId: string): Promise<Report> {
  const [found] = await rows(sql).where(and(eq(reports.id, reportId), await seenBy(sql, actor)))
  const row = existing(found, 'report')
  const current = await currentFiles(sql, reportId)
  const { title, department } = row.report
  const contents = current.map(({ kind, state }) => ({ kind, refused: state === 'REFUSED' }))
  return {
    ...toRow(row, actor),
    documents: current.map(toFile),
    gaps: reportGaps({ title, department, files: contents }),
    history: await historyOf(sql, reportId),
  }
}

export async function fileById(sql: Sql, fileId: string): Promise<FileRecord> {
  const [row] = await sql.select().from(reportFiles).where(eq(reportFiles.id, fileId))
  return existing(row, 'file')
}

const RANK = { REPORT: 0, DELIBERATION: 1, ANNEX: 2 } as const

/** The files of a report as they stand: the report itself, its projet de délibération, its annexes in the order they came. */
export async function currentFiles(sql: Sql, reportId: string): Promise<FileRecord[]> {
  const found = await sql
    .select()
    .from(reportFiles)
    .where(and(eq(reportFiles.reportId, reportId), isNull(reportFiles.removedAt)))
    .orderBy(asc(reportFiles.position), asc(reportFiles.receivedAt))
  return found.sort((a, b) => RANK[a.kind] - RANK[b.kind] || a.position - b.position)
}

async function historyOf(sql: Sql, reportId: string): Promise<Report['history']> {
  const steps = await sql
    .select({ step: reportSteps, date: meetings.date, body: bodies.name })
    .from(reportSteps)
    .leftJoin(meetings, eq(meetings.id, reportSteps.meetingId))
    .leftJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(eq(reportSteps.reportId, reportId))
    .orderBy(desc(reportSteps.at), desc(reportSteps.id))
  return steps.map(({ step, date, body }) => ({
    step: step.step,
    actor: step.actor,
    comment: step.comment,
    meeting: date === null || body === null ? null : { body, date },
    at: step.at.toISOString(),
  }))
}

function toRow({ report, meeting, body, files: count, comment, changedAt }: Row, actor: Actor): ReportRow {
  const { id, title, rapporteur, department, author, state, itemId, late, version } = report
  return {
    id,
    title,
    rapporteur,
    department,
    author,
    state,
    itemId,
    late,
    version,
    meeting: meeting && body ? toMeeting(meeting, body) : null,
    files: count,
    comment: state === 'RETURNED' ? comment : null,
    submittedAt: report.submittedAt?.toISOString() ?? null,
    changedAt: new Date(changedAt ?? report.createdAt).toISOString(),
    steps: stepsOf(actor.role as Role, { state, onAgenda: itemId !== null }),
  }
}

export const toMeeting = (
  { id, date, reportsDueOn }: typeof meetings.$inferSelect,
  { name }: typeof bodies.$inferSelect,
): ReportMeeting => ({ id, body: name, date, dueOn: reportsDueOn })

const toFile = (file: FileRecord): ReportFile => ({
  id: file.id,
  kind: file.kind,
  name: file.name,
  version: file.lineVersion,
  bytes: file.bytes,
  sha256: file.sha256,
  pages: file.pages,
  state: file.state,
  refusal: file.refusal,
  receivedAt: file.receivedAt.toISOString(),
  read: file.extracted && {
    title: file.extracted.title?.value ?? null,
    rapporteur: file.extracted.rapporteur?.value ?? null,
    department: file.extracted.department?.value ?? null,
  },
})

/** Whoever is told of what happens to a report besides the office: who began it, and who handed it in. */
export async function authorsOf(sql: Sql, { id, authorId }: ReportRecord): Promise<string[]> {
  const submitted = await sql
    .selectDistinct({ id: reportSteps.membershipId })
    .from(reportSteps)
    .where(and(eq(reportSteps.reportId, id), eq(reportSteps.step, 'SUBMIT')))
  return activeOf(sql, [authorId, ...submitted.map((one) => one.id)])
}

async function activeOf(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const found = await sql
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(inArray(memberships.id, [...new Set(ids)]), isNull(memberships.revokedAt)))
  return found.map(({ id }) => id)
}

/** The accounts of the office: its clerks, or the administrators where there is no clerk. */
export async function officeOf(sql: Sql): Promise<string[]> {
  const found = await sql
    .select({ id: memberships.id, role: memberships.role })
    .from(memberships)
    .where(
      and(inArray(memberships.role, ['ASSEMBLY_OFFICE', 'ADMINISTRATOR']), isNull(memberships.revokedAt)),
    )
  const clerks = found.filter(({ role }) => role === 'ASSEMBLY_OFFICE')
  return (clerks.length > 0 ? clerks : found).map(({ id }) => id)
}
