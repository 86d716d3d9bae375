import { and, eq, inArray, isNull, ne, sql as raw } from 'drizzle-orm'
import { groupDocuments } from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, documentReadings, documents, meetings } from '../../../kernel/db/schema/index.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/ids.ts'
import type { DocumentRecord } from '../queries.ts'
import { applyPlan } from './apply.ts'
import type { Reading, State } from './state.ts'
import { awaitedItems } from './awaited.ts'
import { planPlaces } from './plan.ts'

/** Files read and not placed yet that are worth grouping before the others have come. */
const ENOUGH = 8

/** Places the files of a meeting once all that arrived are read, or enough of them: grouping needs the whole heap. */
export async function placeIfTime(
  deps: Deps,
  sql: Sql,
  authorityId: string,
  meetingId: string,
): Promise<void> {
  const rows = await rowsOf(sql, meetingId)
  const reading = rows.some(({ state }) => state === 'RECEIVED')
  const waiting = rows.filter(
    (row) => row.state === 'READY' && row.placement === null && row.container === null,
  )
  if (!reading || waiting.length >= ENOUGH) await placeDocuments(deps, sql, authorityId, meetingId)
}

/**
 * Puts every file of a meeting with its item, by all that is known of all of them: reports and délibérations make items, the others
 * follow. What the clerk decided stays. Call it with the meeting locked; does nothing once it is convened.
 */
export async function placeDocuments(
  deps: Deps,
  sql: Sql,
  authorityId: string,
  meetingId: string,
): Promise<void> {
  const state = await stateOf(sql, authorityId, meetingId)
  if (!state) return
  const names = new Map(state.files.map(({ id, path, name }) => [id, path || name]))
  const grouping = groupDocuments(
    state.files.map(({ id }) => ({
      id,
      name: names.get(id) ?? '',
      extracted: state.readings.get(id)?.extracted ?? null,
    })),
  )
  const awaited = awaitedItems(grouping.groups, state)
  const plan = planPlaces({ grouping, awaited, rows: state.rows, touched: state.touched }, newId)
  if (!(await applyPlan(sql, state, plan, deps.clock.now()))) return
  await sql
    .update(meetings)
    .set({ agendaVersion: raw`agenda_version + 1` })
    .where(eq(meetings.id, meetingId))
  await announce(sql, authorityId, { topic: 'agenda', meetingId })
}

const rowsOf = (sql: Sql, meetingId: string): Promise<DocumentRecord[]> =>
  sql
    .select()
    .from(documents)
    .where(and(eq(documents.meetingId, meetingId), ne(documents.state, 'DISCARDED')))
    .orderBy(documents.receivedAt, documents.id)

/** All that is known of the files and items of a meeting; null once it is convened. */
export async function stateOf(sql: Sql, authorityId: string, meetingId: string): Promise<State | null> {
  const [meeting] = await sql.select().from(meetings).where(eq(meetings.id, meetingId))
  if (meeting?.state !== 'DRAFT') return null
  const rows = await rowsOf(sql, meetingId)
  const items = await sql
    .select()
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(agendaItems.position, agendaItems.id)
  const readings = await readingsOf(
    sql,
    rows.map(({ id }) => id),
  )
  const files = rows.filter(
    (row) =>
      row.firstPage === null &&
      row.container !== 'ARCHIVE' &&
      row.container !== 'LIST' &&
      (row.state === 'READY' || readings.has(row.id)),
  )
  const touched = new Set(
    items.filter((item) => item.version > 0 || item.number !== null).map(({ id }) => id),
  )
  return { authorityId, meetingId, rows, files, readings, items, touched }
}

async function readingsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Reading>> {
  if (ids.length === 0) return new Map()
  const found = await sql
    .select()
    .from(documentReadings)
    .where(inArray(documentReadings.documentId, [...ids]))
  return new Map(found.map((reading) => [reading.documentId, reading]))
}
