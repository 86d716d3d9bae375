import type { GestureSummary } from '@hemicycle/contract'
import { type LoggedGesture, type Touched, undoState } from '@hemicycle/domain'
import { and, asc, eq, gt, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaOps } from '../../kernel/db/schema/index.ts'

/** How many gestures of a meeting undo and redo look back on. */
const REACH = 400

export interface LogEntry extends LoggedGesture {
  readonly at: Date
  readonly types: readonly string[]
  readonly itemIds: readonly string[]
}

const columns = {
  id: agendaOps.id,
  version: agendaOps.version,
  kind: agendaOps.kind,
  of: agendaOps.ofId,
  userId: agendaOps.userId,
  actor: agendaOps.actor,
  at: agendaOps.at,
  touched: agendaOps.touched,
  itemIds: agendaOps.itemIds,
  types: raw<string[]>`jsonb_path_query_array(${agendaOps.operations}, '$[*].type')`,
}

/** The gestures since a version, oldest first. */
export function gesturesSince(sql: Sql, meetingId: string, version: number): Promise<LogEntry[]> {
  return sql
    .select(columns)
    .from(agendaOps)
    .where(and(eq(agendaOps.meetingId, meetingId), gt(agendaOps.version, version)))
    .orderBy(asc(agendaOps.version))
}

/** The last gestures of a meeting, oldest first. */
export async function lastGestures(sql: Sql, meetingId: string): Promise<LogEntry[]> {
  const rows = await sql
    .select(columns)
    .from(agendaOps)
    .where(eq(agendaOps.meetingId, meetingId))
    .orderBy(raw`${agendaOps.version} desc`)
    .limit(REACH)
  return rows.reverse()
}

export interface Steps {
  readonly undo: GestureSummary | null
  readonly redo: GestureSummary | null
}

/** What a person may take back and make again now. */
export async function stepsOf(sql: Sql, meetingId: string, userId: string): Promise<Steps> {
  const log = await lastGestures(sql, meetingId)
  const entries = new Map(log.map((entry) => [entry.id, entry]))
  const { undo, redo } = undoState(log, userId)
  const summary = (gesture: LoggedGesture | undefined): GestureSummary | null => {
    const entry = entries.get(gesture?.id ?? '')
    if (!entry) return null
    return { id: entry.id, types: [...entry.types], itemIds: [...entry.itemIds], at: entry.at.toISOString() }
  }
  return { undo: summary(undo[0]), redo: summary(redo[0]) }
}

/** What all of them touched together; the last on a thing counts. */
export const touchedByAll = (log: readonly LogEntry[]): Touched =>
  Object.assign({}, ...log.map((entry) => entry.touched)) as Touched
