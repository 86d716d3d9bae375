import type { SavedMeeting, SavingsReply } from '@hemicycle/contract'
import {
  BESIDE_KINDS,
  SAVINGS_ASSUMPTIONS,
  type SavingsAssumption,
  type SavingsAssumptions,
} from '@hemicycle/domain'
import { and, asc, eq, isNotNull, notInArray, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, dispatches, meetings, savingsAssumptions } from '../../kernel/db/schema/index.ts'
import { type Manifest, readManifestText } from '../dispatches/queries.ts'

type Row = typeof savingsAssumptions.$inferSelect

/** The meetings that were sent, the latest first, and the figures that the authority has set. */
export async function savings(sql: Sql): Promise<SavingsReply> {
  const row = await ownAssumptions(sql)
  const own = (Object.entries(row?.values ?? {}) as [SavingsAssumption, number][]).map(([name, value]) => ({
    name,
    value,
    source: row?.sources[name] ?? '',
  }))
  return { meetings: await savedMeetings(sql), own, version: row?.version ?? 0 }
}

export async function ownAssumptions(sql: Sql): Promise<Row | undefined> {
  const [row] = await sql.select().from(savingsAssumptions)
  return row
}

/** The product’s figures, replaced where the authority has its own. */
export const assumptionsOf = (reply: SavingsReply): SavingsAssumptions => ({
  ...SAVINGS_ASSUMPTIONS,
  ...Object.fromEntries(reply.own.map(({ name, value }) => [name, value])),
})

/** Recipients of a dispatch, with and without paper. Who asked for paper meanwhile counts as on paper. */
const recipients = (paper: boolean) => raw<number>`(select count(*)::int from dispatch_recipients r
  join councillors c on c.authority_id = r.authority_id and c.id = r.councillor_id
  where r.authority_id = "dispatches"."authority_id" and r.dispatch_id = "dispatches"."id"
    and (c.channels @> '["PAPER"]') = ${paper})`

async function savedMeetings(sql: Sql): Promise<SavedMeeting[]> {
  const rows = await sql
    .select({
      meetingId: meetings.id,
      bodyName: bodies.name,
      date: meetings.date,
      manifest: dispatches.manifest,
      copies: recipients(false),
      onPaper: recipients(true),
    })
    .from(dispatches)
    .innerJoin(meetings, eq(meetings.id, dispatches.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(and(isNotNull(dispatches.availableAt), notInArray(dispatches.kind, [...BESIDE_KINDS])))
    .orderBy(asc(dispatches.availableAt))
  const found = new Map<string, SavedMeeting>()
  for (const { manifest, copies, onPaper, ...meeting } of rows) {
    const known = found.get(meeting.meetingId) ?? { ...meeting, dispatches: [], onPaper }
    known.dispatches.push({ pages: pagesIn(readManifestText(manifest)), copies })
    found.set(meeting.meetingId, known)
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? 1 : -1))
}

/** What would have been put into the envelope: the whole bundle the first time, then only what is new. */
function pagesIn({ changes, bundle, items }: Manifest): number {
  if (!changes) return bundle.pages
  const sent = new Set([...changes.added, ...changes.changed])
  return items.filter(({ id }) => sent.has(id)).reduce((sum, { pages }) => sum + pages, 0)
}
