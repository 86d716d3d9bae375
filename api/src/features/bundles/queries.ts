import type { Bundle } from '@hemicycle/contract'
import { and, desc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bundles } from '../../kernel/db/schema/index.ts'
import { meetingWithBody } from '../meetings/queries.ts'

export { labelOf, sentFileNames } from './file-names.ts'

export type BundleRow = typeof bundles.$inferSelect

/** The last bundle asked for, whatever has become of it. */
export async function latestBundle(sql: Sql, meetingId: string): Promise<Bundle | null> {
  const { meeting } = await meetingWithBody(sql, meetingId)
  const [row] = await sql
    .select()
    .from(bundles)
    .where(eq(bundles.meetingId, meetingId))
    .orderBy(desc(bundles.requestedAt), desc(bundles.id))
    .limit(1)
  return row ? toBundle(row, meeting.agendaVersion) : null
}

/** The bundle made from this very version of the agenda, if it is ready. */
export async function readyBundle(
  sql: Sql,
  meetingId: string,
  agendaVersion: number,
): Promise<BundleRow | null> {
  const current = and(
    eq(bundles.meetingId, meetingId),
    eq(bundles.agendaVersion, agendaVersion),
    eq(bundles.state, 'READY'),
  )
  const [row] = await sql.select().from(bundles).where(current).limit(1)
  return row ?? null
}

export async function bundleById(sql: Sql, bundleId: string): Promise<BundleRow | null> {
  const [row] = await sql.select().from(bundles).where(eq(bundles.id, bundleId))
  return row ?? null
}

export function toBundle(row: BundleRow, agendaVersion: number): Bundle {
  const { id, state, done, total, pages, bytes, sha256, problem } = row
  return {
    id,
    state,
    done,
    total,
    pages,
    bytes,
    sha256,
    problem,
    agendaVersion: row.agendaVersion,
    upToDate: row.agendaVersion === agendaVersion,
    requestedAt: row.requestedAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
  }
}
