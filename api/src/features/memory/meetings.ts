import type { listPastMeetings, Output, readPastMeeting } from '@hemicycle/contract'
import { and, asc, eq, exists, inArray, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, agendaSections, bodies, deliberations, meetings } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Ordered } from '../../kernel/http/list.ts'
import { readableBy } from '../deliberations/queries.ts'
import { line } from './line.ts'
import { reportSentTo } from './queries.ts'

type Past = Output<typeof listPastMeetings>['meetings']

/** Held meetings of which something may be read. */
export function pastMeetings(sql: Sql, actor: Actor): Ordered<Past[number]> {
  const items = raw<number>`(select count(*)::int from agenda_items i where i.meeting_id = ${meetings.id} and i.removed_at is null)`
  const ranked = sql
    .select({
      id: meetings.id,
      n: raw`row_number() over (order by ${meetings.date} desc, ${meetings.time} desc, ${meetings.id})`.as(
        'n',
      ),
    })
    .from(meetings)
    .where(
      exists(
        sql
          .select()
          .from(deliberations)
          .where(and(eq(deliberations.meetingId, meetings.id), readableBy(actor))),
      ),
    )
  const read = (ids: string[]) =>
    sql
      .select({
        id: meetings.id,
        date: meetings.date,
        bodyId: bodies.id,
        bodyName: bodies.name,
        kind: bodies.kind,
        items,
        deliberations: raw<number>`count(*)::int`,
      })
      .from(deliberations)
      .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
      .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
      .where(and(inArray(meetings.id, ids), readableBy(actor)))
      .groupBy(meetings.id, bodies.id)
  return { ranked: ranked.getSQL(), read }
}

/** The agenda of a held meeting with its decisions; what is confidential is left out for whoever did not receive it. */
export async function pastMeeting(
  sql: Sql,
  actor: Actor,
  meetingId: string,
): Promise<Output<typeof readPastMeeting>> {
  const decided = await sql
    .select({ itemId: deliberations.itemId, line })
    .from(deliberations)
    .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(and(eq(deliberations.meetingId, meetingId), readableBy(actor)))
    .orderBy(asc(deliberations.position))
  existing(decided[0], 'held meeting')
  const [found] = await sql
    .select({ meeting: meetings, bodyName: bodies.name, reports: reportSentTo(actor) })
    .from(meetings)
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(eq(meetings.id, meetingId))
  const { meeting, bodyName, reports } = existing(found, 'meeting')
  const rows = await sql
    .select({ item: agendaItems, section: agendaSections.title })
    .from(agendaItems)
    .leftJoin(agendaSections, eq(agendaSections.id, agendaItems.sectionId))
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(raw`${agendaSections.position} nulls first, ${agendaItems.position}`)
  const { id, date, time, place } = meeting
  return {
    ...{ id, date, time, place, bodyName, reports },
    items: rows
      .filter(({ item }) => reports || !item.confidential)
      .map(({ item, section }) => ({
        id: item.id,
        section,
        number: item.number,
        title: item.fields.title.value ?? '',
        rapporteur: item.fields.rapporteur.value,
        withdrawn: item.withdrawnAt !== null,
        deliberations: decided.filter(({ itemId }) => itemId === item.id).map((row) => row.line),
      })),
  }
}
