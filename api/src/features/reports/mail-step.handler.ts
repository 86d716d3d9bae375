import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { bodies, meetings, reports, reportSteps } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { accountByMembership } from '../accounts/queries.ts'
import { mailHouse } from '../authorities/queries.ts'
import { stepMail } from './mail.ts'

/** Told once: the id of the message is that of the step and of the person. A mail that may have left is not sent again. */
export const handle: JobHandler<Deps, { stepId: string; membershipId: string }> = async (
  { deps, authorityId },
  { stepId, membershipId },
) => {
  const account = await asSystem(deps, (sql) => accountByMembership(sql, membershipId))
  const [told] = await inTx(deps, { authorityId: authorityId ?? '' }, (sql) =>
    sql
      .select({ step: reportSteps, report: reports, meeting: meetings, body: bodies.name })
      .from(reportSteps)
      .innerJoin(reports, eq(reports.id, reportSteps.reportId))
      .leftJoin(meetings, eq(meetings.id, reportSteps.meetingId))
      .leftJoin(bodies, eq(bodies.id, meetings.bodyId))
      .where(eq(reportSteps.id, stepId)),
  )
  if (!account || !told || account.membership.authorityId !== authorityId) return
  const { step, report, meeting, body } = told
  const sent = await deps.mailer.send({
    ...stepMail({
      step: step.step,
      title: report.title,
      department: report.department,
      actor: step.actor,
      comment: step.comment,
      late: report.late,
      meeting: meeting && body ? { body, date: meeting.date } : null,
      authority: account.authority.name,
      house: mailHouse(account.authority),
      url: `${deps.config.publicUrl}/admin/rapports/${report.id}`,
    }),
    messageId: `<report-${stepId}-${membershipId}@hemicycle>`,
    to: { name: account.membership.displayName, address: account.user.email },
  })
  const again = sent.kind === 'NOT_SENT' || (sent.kind === 'REFUSED' && !sent.permanent)
  if (again) throw new Problem('UNAVAILABLE', 'the mail relay did not take the message')
}
