import type { Meeting } from '@hemicycle/contract'
import { BESIDE_KINDS, Problem } from '@hemicycle/domain'
import { eq, inArray, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, meetings } from '../../kernel/db/schema/index.ts'
import type { Ordered } from '../../kernel/http/list.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { ownRulesOf } from '../bodies/queries.ts'
import { clockOf, type Regime, startOf } from './clock.ts'

export type MeetingRow = typeof meetings.$inferSelect
export type BodyRow = typeof bodies.$inferSelect

const count = (query: string) => raw<number>`(${raw.raw(query)})::int`
const of = 'authority_id = "meetings"."authority_id" and meeting_id = "meetings"."id"'
/** Of the last dispatch to the members: what an earlier one counted is history. */
const ofDispatch = `from dispatch_recipients r join dispatches d on d.authority_id = r.authority_id and d.id = r.dispatch_id
  where d.authority_id = "meetings"."authority_id" and d.id = (select id from dispatches l where l.authority_id = "meetings"."authority_id"
    and l.meeting_id = "meetings"."id" and l.kind not in (${BESIDE_KINDS.map((kind) => `'${kind}'`).join(', ')}) order by l.requested_at desc limit 1)`

/** A field is to be checked while its value was read with less confidence than the interface trusts. */
export const TO_CHECK = `(select count(*) from jsonb_each(i.fields) f where f.value->>'source' = 'READ' and (f.value->>'confidence')::float < 0.8)`

const counts = {
  items: count(
    `select count(*) from agenda_items where ${of} and removed_at is null and withdrawn_at is null`,
  ),
  // Files: a cahier counts once, its pieces and the archive that files came in do not.
  documents: count(
    `select count(*) from documents where ${of} and state <> 'DISCARDED' and first_page is null and container is distinct from 'ARCHIVE'`,
  ),
  refused: count(`select count(*) from documents where ${of} and state = 'REFUSED'`),
  reading: count(`select count(*) from documents where ${of} and state = 'RECEIVED'`),
  pages: count(`select coalesce(sum(pages), 0) from documents where ${of} and state = 'READY' and item_id in
    (select id from agenda_items where ${of} and removed_at is null and withdrawn_at is null)`),
  toCheck: count(`select coalesce(sum(${TO_CHECK}), 0) from agenda_items i
    where i.authority_id = "meetings"."authority_id" and i.meeting_id = "meetings"."id" and i.removed_at is null and i.withdrawn_at is null`),
  recipients: count(`select count(*) ${ofDispatch}`),
  acknowledged: count(`select count(*) ${ofDispatch} and r.acknowledged_at is not null`),
}

function rows(sql: Sql) {
  return sql
    .select({ meeting: meetings, body: bodies, ...counts })
    .from(meetings)
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
}
type Row = Awaited<ReturnType<typeof rows>>[number]

const regimeOf = async (sql: Sql): Promise<Regime> => ({
  authority: await currentAuthority(sql),
  own: await ownRulesOf(sql),
})

/** Those to come, the next one first; then those of the past, the last one first. */
export async function meetingList(sql: Sql, now: Date): Promise<Ordered<Meeting>> {
  const regime = await regimeOf(sql)
  const begins = raw`(${meetings.date} + ${meetings.time}::time) at time zone ${regime.authority.timeZone}`
  const past = raw`${begins} < ${now.toISOString()}::timestamptz`
  return {
    ranked: raw`select ${meetings.id} as id, row_number() over (order by ${past}, case when not ${past} then ${begins} end,
      ${begins} desc, ${meetings.id} desc) as n from ${meetings} join ${bodies} on ${bodies.id} = ${meetings.bodyId}`,
    read: async (ids) =>
      (await rows(sql).where(inArray(meetings.id, ids))).map((row) => toMeeting(row, regime, now)),
  }
}

export async function meetingById(sql: Sql, meetingId: string, now: Date): Promise<Meeting> {
  const [row] = await rows(sql).where(eq(meetings.id, meetingId))
  if (!row) throw new Problem('NOT_FOUND', 'meeting')
  return toMeeting(row, await regimeOf(sql), now)
}

/** Locks the meeting for the rest of the transaction: two clerks never change its agenda at once. */
export async function lockMeeting(
  sql: Sql,
  meetingId: string,
): Promise<{ meeting: MeetingRow; body: BodyRow }> {
  const [meeting] = await sql.select().from(meetings).where(eq(meetings.id, meetingId)).for('update')
  if (!meeting) throw new Problem('NOT_FOUND', 'meeting')
  const [body] = await sql.select().from(bodies).where(eq(bodies.id, meeting.bodyId))
  if (!body) throw new Problem('NOT_FOUND', 'body')
  return { meeting, body }
}

/** The same without the lock, for screens and jobs. */
export async function meetingWithBody(
  sql: Sql,
  meetingId: string,
): Promise<{ meeting: MeetingRow; body: BodyRow }> {
  const [row] = await sql
    .select({ meeting: meetings, body: bodies })
    .from(meetings)
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(eq(meetings.id, meetingId))
  if (!row) throw new Problem('NOT_FOUND', 'meeting')
  return row
}

/** Which convened or held meeting of its body this one is, in its month and year (cancelled ones do not count). */
export async function ordinalsOf(
  sql: Sql,
  meeting: MeetingRow,
): Promise<{ inMonth: number; inYear: number }> {
  const earlier = raw`select count(*) from meetings m where m.body_id = ${meeting.bodyId} and m.state <> 'CANCELLED'
    and (m.date, m.time) < (${meeting.date}::date, ${meeting.time}) and m.date >= `
  const [row] = (
    await sql.execute<{ month: number; year: number }>(
      raw`select (${earlier} date_trunc('month', ${meeting.date}::date))::int as month,
                 (${earlier} date_trunc('year', ${meeting.date}::date))::int as year`,
    )
  ).rows
  return { inMonth: (row?.month ?? 0) + 1, inYear: (row?.year ?? 0) + 1 }
}

function toMeeting({ meeting, body, ...numbers }: Row, regime: Regime, now: Date): Meeting {
  return {
    ...numbers,
    id: meeting.id,
    body: { id: body.id, code: body.code, name: body.name },
    date: meeting.date,
    time: meeting.time,
    place: meeting.place,
    sessionCode: meeting.sessionCode,
    startsAt: startOf(meeting, regime.authority.timeZone).toISOString(),
    state: meeting.state,
    version: meeting.version,
    agendaVersion: meeting.agendaVersion,
    frozenAt: meeting.frozenAt?.toISOString() ?? null,
    convenedAt: meeting.convenedAt?.toISOString() ?? null,
    withoutQuorum: meeting.withoutQuorum,
    reportsDueOn: meeting.reportsDueOn,
    clock: clockOf(meeting, body, regime, now),
  }
}

export { startOf } from './clock.ts'
