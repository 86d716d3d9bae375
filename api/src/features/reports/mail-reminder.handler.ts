import { Problem } from '@hemicycle/domain'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, meetings, reportReminders, reports } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { accountByMembership } from '../accounts/queries.ts'
import { mailHouse } from '../authorities/queries.ts'
import { reminderMail } from './mail.ts'

/** Told once: the id of the message is that of the reminder. Nothing is sent about a date that moved or a report handed in meanwhile. */
export const handle: JobHandler<Deps, { reminderId: string }> = async (
  { deps, authorityId },
  { reminderId },
) => {
  const found = await inTx(deps, { authorityId: authorityId ?? '' }, (sql) => openOf(sql, reminderId))
  if (!found || found.titles.length === 0) return
  const account = await asSystem(deps, (sql) => accountByMembership(sql, found.membershipId))
  if (!account || account.membership.authorityId !== authorityId) return
  const sent = await deps.mailer.send({
    ...reminderMail({
      ...found,
      authority: account.authority.name,
      house: mailHouse(account.authority),
      url: `${deps.config.publicUrl}/admin/rapports`,
    }),
    messageId: `<report-reminder-${reminderId}@hemicycle>`,
    to: { name: account.membership.displayName, address: account.user.email },
  })
  const again = sent.kind === 'NOT_SENT' || (sent.kind === 'REFUSED' && !sent.permanent)
  if (again) throw new Problem('UNAVAILABLE', 'the mail relay did not take the message')
}

async function openOf(sql: Sql, reminderId: string) {
  const [row] = await sql
    .select({ reminder: reportReminders, meeting: meetings, body: bodies.name })
    .from(reportReminders)
    .innerJoin(meetings, eq(meetings.id, reportReminders.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(eq(reportReminders.id, reminderId))
  if (!row || row.meeting.state !== 'DRAFT' || row.meeting.reportsDueOn !== row.reminder.dueOn) return null
  const { membershipId, dueOn, meetingId } = row.reminder
  const waiting = await sql
    .select({ title: reports.title })
    .from(reports)
    .where(
      and(
        eq(reports.meetingId, meetingId),
        eq(reports.authorId, membershipId),
        inArray(reports.state, ['DRAFT', 'RETURNED']),
      ),
    )
    .orderBy(asc(reports.createdAt))
  const titles = waiting.map(({ title }) => title)
  return { membershipId, titles, dueOn, meeting: { body: row.body, date: row.meeting.date } }
}
