import type { Input, Report, takeReportStep } from '@hemicycle/contract'
import {
  isLateReport,
  Problem,
  reportGaps,
  type ReportStep,
  type Role,
  stateAfterStep,
} from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { reports, reportSteps } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { emitMany } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { todayOf } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { enter, leave } from './agenda.ts'
import { announceReport, lockReport, requireOpen } from './commands.ts'
import { mailStep } from './jobs.ts'
import { authorsOf, currentFiles, officeOf, reportShown, type ReportRecord } from './queries.ts'

type Wanted = Input<typeof takeReportStep>
type Change = Partial<Pick<ReportRecord, 'meetingId' | 'itemId' | 'late' | 'submittedAt'>>
type Work = (deps: Deps, sql: Sql, actor: Actor, report: ReportRecord, wanted: Wanted) => Promise<Change>

/** What each step does beside changing the state. */
const WORKS: Readonly<Record<ReportStep, Work>> = {
  SUBMIT: async (deps, sql, _actor, report) => {
    const now = deps.clock.now()
    await requireComplete(sql, report)
    const { meetingId } = report
    const due = meetingId === null ? null : (await meetingWithBody(sql, meetingId)).meeting.reportsDueOn
    return { submittedAt: now, late: isLateReport(await todayOf(sql, now), due) }
  },
  WITHDRAW: () => Promise.resolve({}),
  RESUME: () => Promise.resolve({}),
  ACCEPT: async (deps, sql, actor, report, wanted) => {
    const meetingId = report.meetingId ?? wanted.meetingId ?? null
    if (meetingId === null) throw invalid('meetingId', 'an agenda is needed')
    return { meetingId, itemId: await enter(deps, sql, actor, { ...report, meetingId }) }
  },
  RETURN: (_deps, _sql, _actor, _report, { comment = '' }) => {
    if (comment.trim() === '') throw invalid('comment', 'its author is told why')
    return Promise.resolve({})
  },
  MOVE: async (deps, sql, actor, report, { meetingId = null }) => {
    if (meetingId === report.meetingId) throw invalid('meetingId', 'it is there already')
    if (meetingId !== null) await requireOpen(sql, meetingId)
    await leave(deps, sql, actor, report)
    if (report.state !== 'ACCEPTED') return { meetingId, itemId: null }
    if (meetingId === null) throw invalid('meetingId', 'an agenda is needed')
    return { meetingId, itemId: await enter(deps, sql, actor, { ...report, meetingId, itemId: null }) }
  },
}

/** One step of a report: may it be taken, what it does to the agenda, state, history, mails, journal, in one transaction. */
export async function takeReportStepCommand(deps: Deps, actor: Actor, wanted: Wanted): Promise<Report> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const report = await lockReport(sql, actor, wanted.reportId)
    const { step, comment = '' } = wanted
    const standing = { state: report.state, onAgenda: report.itemId !== null }
    const state = stateAfterStep(step, actor.role as Role, standing)
    current(report, wanted.version, 'report')
    const change = await WORKS[step](deps, sql, actor, report, wanted)
    const after = { ...report, ...change, state }
    await sql
      .update(reports)
      .set({ ...change, state, version: report.version + 1 })
      .where(eq(reports.id, report.id))
    const { authorityId, membershipId } = actor
    const { meetingId } = after
    const id = newId()
    const done = { step, state, comment: comment.trim(), meetingId, membershipId, actor: actor.name, at: now }
    await sql.insert(reportSteps).values({ ...done, id, authorityId, reportId: report.id })
    await tell(sql, actor, report, step, id)
    await record(sql, actor, now, {
      action: `report.${step.toLowerCase()}`,
      subject: 'report',
      subjectId: report.id,
      facts: { meetingId, state },
    })
    await announceReport(sql, authorityId, after)
    return reportShown(sql, actor, report.id)
  })
}

/** The office is told of what authors do, authors of what the office does; nobody is written to about one's own step. */
async function tell(sql: Sql, actor: Actor, report: ReportRecord, step: ReportStep, stepId: string) {
  const unseen = report.submittedAt === null && step !== 'SUBMIT'
  if (step === 'RESUME' || unseen) return
  const fromAuthor = step === 'SUBMIT' || step === 'WITHDRAW'
  const told = fromAuthor ? await officeOf(sql) : await authorsOf(sql, report)
  const mails = told
    .filter((id) => id !== actor.membershipId)
    .map((membershipId) => ({ stepId, membershipId }))
  await emitMany(sql, actor.authorityId, mailStep, mails)
}

async function requireComplete(sql: Sql, { id, title, department }: ReportRecord): Promise<void> {
  const files = await currentFiles(sql, id)
  const contents = files.map(({ kind, state }) => ({ kind, refused: state === 'REFUSED' }))
  const gaps = reportGaps({ title, department, files: contents })
  if (gaps.length > 0) throw new Problem('NOT_ALLOWED_NOW', 'it is not complete', { extra: { gaps } })
}

const invalid = (field: string, reason: string) =>
  new Problem('INVALID_INPUT', field, { violations: [{ field, reason }] })
