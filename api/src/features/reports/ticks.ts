import { addDays, civilDateIn, daysBetween, instantAt, isQuiet, reportReminderDue } from '@hemicycle/domain'
import { and, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { meetings, memberships, reportReminders, reports } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { emitMany } from '../../kernel/jobs/outbox.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { quietOf, settingsOf } from '../deliveries/queries.ts'
import { mailReminder } from './jobs.ts'

const DAY_MS = 86_400_000

/**
 * Before the due date of a meeting, reminds those who began a report for it and have not handed it in, on the days that the authority
 * chose. Each day of the rule speaks once to each author: the unique key sees to it. Who has nothing in hand is not written to.
 */
export const remindAuthors: Tick<Deps> = {
  name: 'reports.remind-authors',
  everyMs: 300_000,
  run: async (deps) => {
    const now = deps.clock.now()
    // A day of margin: the zone of each authority decides below.
    const from = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10)
    const due = await asSystem(deps, (sql) =>
      sql
        .select({ authorityId: meetings.authorityId, id: meetings.id, dueOn: meetings.reportsDueOn })
        .from(meetings)
        .where(
          and(
            eq(meetings.state, 'DRAFT'),
            isNotNull(meetings.reportsDueOn),
            gte(meetings.reportsDueOn, from),
          ),
        ),
    )
    for (const { authorityId, id, dueOn } of due)
      if (dueOn !== null)
        await inTx(deps, { authorityId }, (sql) => remindFor(sql, { authorityId }, { id, dueOn }, now))
  },
}

interface Due {
  readonly id: string
  readonly dueOn: string
}

async function remindFor(sql: Sql, tenant: Tenant, meeting: Due, now: Date): Promise<void> {
  const { timeZone } = await currentAuthority(sql)
  const settings = await settingsOf(sql)
  if (isQuiet(quietOf(settings), now, timeZone)) return
  const daysLeft = daysBetween(civilDateIn(now, timeZone), meeting.dueOn)
  const daysBefore = reportReminderDue(settings.reportReminders, daysLeft)
  if (daysBefore === null) return
  const { id: meetingId, dueOn } = meeting
  const told = { authorityId: tenant.authorityId, meetingId, dueOn, daysBefore, at: now }
  const before = instantAt(addDays(dueOn, -daysBefore), '00:00', timeZone)
  const late = await lateOnes(sql, meetingId, before)
  const rows = late.map((membershipId) => ({ ...told, id: newId(), membershipId }))
  if (rows.length === 0) return
  const made = await sql
    .insert(reportReminders)
    .values(rows)
    .onConflictDoNothing()
    .returning({ reminderId: reportReminders.id })
  if (made.length === 0) return
  await emitMany(sql, tenant.authorityId, mailReminder, made)
  await record(sql, tenant, now, {
    action: 'meeting.authors-reminded',
    subject: 'meeting',
    subjectId: meetingId,
    facts: { daysBefore, recipients: made.length },
  })
}

/**
 * The authors, with an account that still opens, of what is being written or was returned for a meeting; what was begun on the day of
 * the reminder or after needs none.
 */
async function lateOnes(sql: Sql, meetingId: string, before: Date): Promise<string[]> {
  const found = await sql
    .selectDistinct({ id: memberships.id })
    .from(reports)
    .innerJoin(memberships, eq(memberships.id, reports.authorId))
    .where(
      and(
        eq(reports.meetingId, meetingId),
        inArray(reports.state, ['DRAFT', 'RETURNED']),
        isNull(memberships.revokedAt),
        lt(reports.createdAt, before),
      ),
    )
  return found.map(({ id }) => id)
}
