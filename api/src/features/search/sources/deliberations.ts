import { eq } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { deliberations, meetings } from '../../../kernel/db/schema/index.ts'
import { type Entry, NOTHING } from '../entry.ts'

/** What was decided, drafts included: who may read which is decided by the search. */
export async function deliberationEntries(sql: Sql): Promise<Entry[]> {
  const rows = await sql
    .select({ row: deliberations, day: meetings.date, bodyId: meetings.bodyId })
    .from(deliberations)
    .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
  return rows.map(({ row, day, bodyId }) => ({
    ...NOTHING,
    shelf: 'DECIDED' as const,
    kind: 'DELIBERATION' as const,
    title: row.title,
    number: row.number,
    day,
    bodyId,
    meetingId: row.meetingId,
    targetId: row.id,
    text: row.text,
    also: [row.rapporteur, row.policy, ...row.committees].filter(Boolean).join(' '),
  }))
}
