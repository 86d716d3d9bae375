import type { Output, readReportDesk, ReportMeeting } from '@hemicycle/contract'
import { and, asc, eq, gte, isNotNull, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, councillors, meetings, memberships, reports } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { todayOf } from '../authorities/queries.ts'
import { departmentOf, toMeeting } from './queries.ts'

/** What the form of a report offers: open meetings with their due dates, and the names that are known. */
export async function deskOf(sql: Sql, actor: Actor, now: Date): Promise<Output<typeof readReportDesk>> {
  return {
    department: await departmentOf(sql, actor),
    meetings: await openMeetings(sql, now),
    departments: await departments(sql),
    rapporteurs: await rapporteurs(sql),
  }
}

async function openMeetings(sql: Sql, now: Date): Promise<ReportMeeting[]> {
  const found = await sql
    .select({ meeting: meetings, body: bodies })
    .from(meetings)
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(and(eq(meetings.state, 'DRAFT'), gte(meetings.date, await todayOf(sql, now))))
    .orderBy(asc(meetings.date), asc(meetings.time))
  return found.map(({ meeting, body }) => toMeeting(meeting, body))
}

/** Directions of accounts and of earlier reports. */
async function departments(sql: Sql): Promise<string[]> {
  const [accounts, earlier] = [
    await sql
      .selectDistinct({ name: memberships.department })
      .from(memberships)
      .where(isNotNull(memberships.department)),
    await sql.selectDistinct({ name: reports.department }).from(reports),
  ]
  const names = [...accounts, ...earlier].flatMap(({ name }) => name || [])
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'fr'))
}

async function rapporteurs(sql: Sql): Promise<string[]> {
  const found = await sql
    .select()
    .from(councillors)
    .where(isNull(councillors.removedAt))
    .orderBy(asc(councillors.lastName), asc(councillors.firstName))
  return found.map(
    ({ civility, firstName, lastName }) => `${civility === 'MME' ? 'Mme' : 'M.'} ${firstName} ${lastName}`,
  )
}
