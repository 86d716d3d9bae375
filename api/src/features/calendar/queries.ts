import type { AnnouncedMeeting, CalendarMeeting } from '@hemicycle/contract'
import { type Answer, clashesIn, instantAt } from '@hemicycle/domain'
import { and, asc, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, calendarFeeds, meetings } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { currentAuthority } from '../authorities/queries.ts'

/** What élus may see of the calendar: what was announced or convened. Drafts that nobody announced stay with the office. */
const SHOWN = or(eq(meetings.announced, true), inArray(meetings.state, ['CONVENED', 'HELD']))

const mine = (councillorId: string | null): SQL<boolean> =>
  raw<boolean>`exists (select 1 from body_members m where m.body_id = "meetings"."body_id" and m.councillor_id = ${councillorId}::uuid
    and m.since <= "meetings"."date" and (m.until is null or m.until >= "meetings"."date"))`
const convened = (councillorId: string | null): SQL<boolean> =>
  raw<boolean>`exists (select 1 from dispatches d join dispatch_recipients r on r.authority_id = d.authority_id and r.dispatch_id = d.id
    where d.meeting_id = "meetings"."id" and d.available_at is not null and r.councillor_id = ${councillorId}::uuid)`
const answer = (councillorId: string | null): SQL<Answer | null> =>
  raw<Answer | null>`(select a.answer from attendance_answers a where a.meeting_id = "meetings"."id"
    and a.councillor_id = ${councillorId}::uuid order by a.answered_at desc limit 1)`

/** The meetings of a span of days, with what they are for one person. A link to join is for the members of the body alone. */
export async function calendarOf(
  sql: Sql,
  councillorId: string | null,
  from: string,
  to: string,
): Promise<CalendarMeeting[]> {
  const { timeZone } = await currentAuthority(sql)
  const rows = await sql
    .select({
      meeting: meetings,
      body: bodies,
      mine: mine(councillorId),
      convened: convened(councillorId),
      answer: answer(councillorId),
    })
    .from(meetings)
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(and(SHOWN, gte(meetings.date, from), lte(meetings.date, to)))
    .orderBy(asc(meetings.date), asc(meetings.time))
  const all = rows.map(({ meeting, body, ...me }) => ({
    id: meeting.id,
    body: { id: body.id, name: body.name, kind: body.kind },
    date: meeting.date,
    time: meeting.time,
    startsAt: instantAt(meeting.date, meeting.time, timeZone).toISOString(),
    place: meeting.place,
    remoteLink: me.mine ? meeting.remoteLink : null,
    cancelled: meeting.state === 'CANCELLED',
    ...me,
  }))
  const clashes = clashesIn(all.filter((one) => one.mine))
  return all.map((one) => ({ ...one, clashesWith: clashes.get(one.id) ?? null }))
}

export async function feedOfPerson(sql: Sql, councillorId: string | null) {
  if (!councillorId) return null
  const { councillorId: owner, revokedAt, createdAt } = calendarFeeds
  const [feed] = await sql
    .select()
    .from(calendarFeeds)
    .where(and(eq(owner, councillorId), isNull(revokedAt)))
    .orderBy(desc(createdAt))
    .limit(1)
  if (!feed) return null
  return { createdAt: feed.createdAt.toISOString(), lastReadAt: feed.lastReadAt?.toISOString() ?? null }
}

const announcedRows = (sql: Sql) =>
  sql
    .select({ meeting: meetings, bodyName: bodies.name })
    .from(meetings)
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .$dynamic()

export async function announcedList(sql: Sql, today: string): Promise<AnnouncedMeeting[]> {
  const rows = await announcedRows(sql)
    .where(gte(meetings.date, today))
    .orderBy(asc(meetings.date), asc(meetings.time))
  return rows.map(toAnnounced)
}

export async function announcedById(sql: Sql, id: string): Promise<AnnouncedMeeting> {
  const [row] = await announcedRows(sql).where(eq(meetings.id, id))
  return toAnnounced(existing(row, 'meeting'))
}

function toAnnounced({
  meeting,
  bodyName,
}: {
  meeting: typeof meetings.$inferSelect
  bodyName: string
}): AnnouncedMeeting {
  const { id, date, time, place, state, announced, remoteLink, version } = meeting
  return { id, bodyName, date, time, place, state, announced, remoteLink, version }
}
