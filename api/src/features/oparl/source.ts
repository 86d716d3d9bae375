import { and, eq, inArray, isNotNull, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  agendaItems,
  agendaSections,
  type authorities,
  bodies,
  bodyMembers,
  councillors,
  itemVotes,
  journal,
  meetings,
  terms,
} from '../../kernel/db/schema/index.ts'

export type AuthorityRow = typeof authorities.$inferSelect
export type Moments = ReadonlyMap<string, { readonly created: Date; readonly modified: Date }>

/**
 * What the public may read. Only the assembly sits in public (CGCT, art. L2121-18, L3121-11, L4132-10): committees and the commission
 * permanente are named with their members, never their meetings. Of a meeting, what was sent, and of that nothing confidential.
 */
export async function openSource(sql: Sql) {
  const plenary = and(eq(bodies.kind, 'PLENARY'), eq(bodies.id, meetings.bodyId))
  const sent = and(isNotNull(meetings.convenedAt), inArray(meetings.state, ['CONVENED', 'HELD', 'CANCELLED']))
  const openMeetings = await sql
    .select({ meeting: meetings })
    .from(meetings)
    .innerJoin(bodies, plenary)
    .where(sent)
    .orderBy(meetings.date, meetings.id)
  const items = await sql
    .select({ item: agendaItems, meeting: meetings, voted: isNotNull(itemVotes.itemId).mapWith(Boolean) })
    .from(agendaItems)
    .innerJoin(meetings, eq(meetings.id, agendaItems.meetingId))
    .innerJoin(bodies, plenary)
    .leftJoin(agendaSections, eq(agendaSections.id, agendaItems.sectionId))
    .leftJoin(itemVotes, eq(itemVotes.itemId, agendaItems.id))
    .where(
      and(
        sent,
        eq(agendaItems.confidential, false),
        isNotNull(agendaItems.sentAt),
        isNull(agendaItems.withdrawnAt),
        isNull(agendaItems.removedAt),
      ),
    )
    .orderBy(meetings.date, meetings.id, agendaSections.position, agendaItems.position, agendaItems.id)
  return {
    bodies: await sql.select().from(bodies).orderBy(bodies.position, bodies.id),
    terms: await sql.select().from(terms).orderBy(terms.startsOn, terms.id),
    people: await sql.select().from(councillors).orderBy(councillors.protocolOrder, councillors.id),
    stays: await sql
      .select()
      .from(bodyMembers)
      .orderBy(bodyMembers.since, bodyMembers.bodyId, bodyMembers.councillorId),
    meetings: openMeetings.map(({ meeting }) => meeting),
    items,
    moments: await momentsOf(sql),
  }
}
export type Source = Awaited<ReturnType<typeof openSource>>
export type OpenItem = Source['items'][number]

/** When each thing was made and last changed: the journal knows, and nothing else needs to. */
async function momentsOf(sql: Sql): Promise<Moments> {
  const rows = await sql
    .select({
      id: journal.subjectId,
      created: raw<string>`min(${journal.at})`,
      modified: raw<string>`max(${journal.at})`,
    }) // prettier-ignore
    .from(journal)
    .where(inArray(journal.subject, ['meeting', 'body', 'councillor', 'term']))
    .groupBy(journal.subjectId)
  return new Map(
    rows.flatMap(({ id, created, modified }) =>
      id ? [[id, { created: new Date(created), modified: new Date(modified) }] as const] : [],
    ),
  )
}
