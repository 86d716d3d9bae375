import type { AgendaChange, Input, operateAgenda, redoAgenda, undoAgenda } from '@hemicycle/contract'
import { type ClerkOperation, clashOf, Problem, reversalOf, touchedBy, undoState } from '@hemicycle/domain'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaOps, councillors } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { editAgenda, type Gesture } from './edit.ts'
import { gesturesSince, lastGestures, type LogEntry, touchedByAll } from './log.ts'

/** A gesture made on the agenda as it was at `baseVersion`: it follows what others did since, unless they clash. */
export async function operateCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof operateAgenda>,
): Promise<AgendaChange> {
  const { meetingId, baseVersion, operations, clientId } = input
  return editAgenda(
    deps,
    actor,
    meetingId,
    async (sql, meeting) => {
      const version = meeting.agendaVersion
      if (baseVersion > version) throw new Problem('STALE_VERSION', 'unknown version', { extra: { version } })
      const rebased = baseVersion < version
      if (rebased) await refuseClash(sql, input, version)
      await requireCouncillors(sql, operations)
      return { operations, kind: 'DO', of: null, clientId, rebased }
    },
    // What the gesture relies on went meanwhile: as stale as a clash, and told the same way.
    (problem, gesture, { agendaVersion }) =>
      gesture.rebased && problem instanceof Problem
        ? new Problem('STALE_VERSION', problem.message, {
            extra: { version: agendaVersion, clash: null },
            cause: problem,
          })
        : problem,
  )
}

async function refuseClash(sql: Sql, input: Input<typeof operateAgenda>, version: number): Promise<void> {
  const since = await gesturesSince(sql, input.meetingId, input.baseVersion)
  const touched = clashOf(touchedBy(input.operations), touchedByAll(since))
  if (touched === null) return
  const theirs = since.findLast((entry) => touched in entry.touched)
  const clash = { touched, by: theirs?.actor, at: theirs?.at.toISOString() }
  throw new Problem('STALE_VERSION', 'somebody else has changed this', { extra: { version, clash } })
}

async function requireCouncillors(sql: Sql, operations: readonly ClerkOperation[]): Promise<void> {
  const ids = new Set(operations.flatMap((one) => (one.type === 'CHANGE' ? (one.change.recusals ?? []) : [])))
  if (ids.size === 0) return
  const known = await sql
    .select({ id: councillors.id })
    .from(councillors)
    .where(inArray(councillors.id, [...ids]))
  if (known.length < ids.size) throw new Problem('NOT_FOUND', 'councillor')
}

export const undoCommand = (
  deps: Deps,
  actor: Actor,
  input: Input<typeof undoAgenda>,
): Promise<AgendaChange> => reverse(deps, actor, input, 'UNDO')

export const redoCommand = (
  deps: Deps,
  actor: Actor,
  input: Input<typeof redoAgenda>,
): Promise<AgendaChange> => reverse(deps, actor, input, 'REDO')

/** Takes a gesture back (or makes it again) by its inverse; what somebody has changed since is left alone, and said. */
function reverse(
  deps: Deps,
  actor: Actor,
  { meetingId, clientId, gestureId }: Input<typeof undoAgenda>,
  kind: 'UNDO' | 'REDO',
): Promise<AgendaChange> {
  const overtaken = (by?: LogEntry) =>
    new Problem('NOT_ALLOWED_NOW', 'overtaken', {
      extra: { reason: 'OVERTAKEN', by: by?.actor ?? null, at: by?.at.toISOString() ?? null },
    })
  return editAgenda(
    deps,
    actor,
    meetingId,
    async (sql) => {
      const log = await lastGestures(sql, meetingId)
      const state = undoState(log, actor.userId)
      const mine = kind === 'UNDO' ? state.undo : state.redo
      const gesture = gestureId === undefined ? mine[0] : mine.find((one) => one.id === gestureId)
      const reversal = gesture ? reversalOf(log, gesture.id, kind) : null
      if (!gesture || !reversal)
        throw new Problem('NOT_ALLOWED_NOW', 'nothing to take back', { extra: { reason: 'NOTHING' } })
      if (reversal.overtakenBy) throw overtaken(log.find((one) => one.id === reversal.overtakenBy?.id))
      return {
        operations: await inverseOf(sql, reversal.entry.id),
        kind,
        of: gesture.id,
        clientId,
        rebased: false,
      }
    },
    (problem) => (problem instanceof Problem ? overtaken() : problem),
  )
}

async function inverseOf(sql: Sql, entryId: string): Promise<Gesture['operations']> {
  const [entry] = await sql
    .select({ inverse: agendaOps.inverse })
    .from(agendaOps)
    .where(eq(agendaOps.id, entryId))
  return (entry?.inverse ?? []) as Gesture['operations']
}
