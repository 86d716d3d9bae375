import type { Agenda, AgendaChange } from '@hemicycle/contract'
import {
  type AgendaOperation,
  applyGesture,
  itemsTouched,
  mayEditAgenda,
  must,
  numbersOfAgenda,
  touchedBy,
} from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaOps, meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting, type MeetingRow } from '../meetings/queries.ts'
import { giveNumbers, lockSeries } from '../numbering/queries.ts'
import { stepsOf } from './log.ts'
import { readAgendaFacts } from './read.ts'
import { saveAgenda } from './save.ts'
import { agendaFrom, agendaWith, type EditedAgenda, stateOf } from './state.ts'

/** A gesture as it will be made: decided while the meeting is locked. */
export interface Gesture {
  readonly operations: readonly AgendaOperation[]
  readonly kind: 'DO' | 'UNDO' | 'REDO'
  readonly of: string | null
  readonly clientId: string
  readonly rebased: boolean
}
/** Says what to do to the agenda as it is now, or throws why not. */
export type Decide = (sql: Sql, meeting: MeetingRow) => Promise<Gesture>

/** The shape of every change of an agenda: lock, decide, apply the domain's function, save what differs, log, journal, say it. */
export async function editAgenda(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  decide: Decide,
  refuse: (problem: unknown, gesture: Gesture, meeting: MeetingRow) => unknown = (problem) => problem,
): Promise<AgendaChange> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    must(mayEditAgenda(meeting.state), 'the meeting is over')
    const gesture = await decide(sql, meeting)
    const keeps = await lockSeries(sql, meeting.bodyId, 'DRAFT')
    const facts = await readAgendaFacts(sql, meetingId)
    const before = stateOf(facts)
    const done = attempt(before, gesture, now, (problem) => refuse(problem, gesture, meeting))
    const { authorityId } = actor
    const changed = await saveAgenda(sql, before, done.agenda, { authorityId, meetingId, now })
    const version = meeting.agendaVersion + 1
    await sql.update(meetings).set({ agendaVersion: version }).where(eq(meetings.id, meetingId))
    await log(sql, actor, { meetingId, version, gesture, inverse: done.inverse, changed, now })
    await announce(sql, authorityId, { topic: 'agenda', meetingId })
    const agenda = keeps
      ? await keepNumbers(sql, authorityId, meetingId, now)
      : agendaWith(
          { ...facts, meeting: { ...meeting, agendaVersion: version } },
          asSaved(before, done.agenda, changed),
        )
    return { agenda, rebased: gesture.rebased, ...(await stepsOf(sql, meetingId, actor.userId)) }
  })
}

function attempt(
  before: EditedAgenda,
  { operations }: Gesture,
  now: Date,
  refuse: (problem: unknown) => unknown,
) {
  try {
    return applyGesture(before, operations, now.toISOString())
  } catch (problem) {
    throw refuse(problem)
  }
}

interface Logged {
  readonly meetingId: string
  readonly version: number
  readonly gesture: Gesture
  readonly inverse: readonly AgendaOperation[]
  readonly changed: readonly string[]
  readonly now: Date
}

async function log(sql: Sql, actor: Actor, { meetingId, version, gesture, inverse, changed, now }: Logged) {
  const { operations, kind, of, clientId } = gesture
  const itemIds = [...new Set([...itemsTouched(operations), ...changed])]
  const id = newId()
  await sql.insert(agendaOps).values({
    id,
    authorityId: actor.authorityId,
    meetingId,
    version,
    kind,
    ofId: of,
    userId: actor.userId,
    actor: actor.name,
    clientId,
    at: now,
    operations,
    inverse,
    touched: touchedBy(operations),
    itemIds,
  })
  await record(sql, actor, now, {
    action: `agenda.${kind.toLowerCase()}`,
    subject: 'agenda',
    subjectId: meetingId,
    facts: { version, types: operations.map((operation) => operation.type), items: itemIds },
  })
}

/** What was written, without reading it again: the rows whose content changed are one version further. */
function asSaved(before: EditedAgenda, after: EditedAgenda, changed: readonly string[]): EditedAgenda {
  const known = new Set([...before.items, ...before.removed.items].map((item) => item.id))
  const ids = new Set(changed.filter((id) => known.has(id)))
  const items = after.items.map((item) => (ids.has(item.id) ? { ...item, version: item.version + 1 } : item))
  return { ...after, items }
}

/** Gives at once the numbers of series that keep theirs from the first day (KEEP), and reads the agenda again. */
async function keepNumbers(sql: Sql, authorityId: string, meetingId: string, now: Date): Promise<Agenda> {
  const facts = await readAgendaFacts(sql, meetingId)
  const { numbering, documents } = facts
  const numbers = numbersOfAgenda(stateOf(facts), numbering)
  const itemOfDocument = new Map(documents.map((one) => [one.id, one.itemId ?? '']))
  await giveNumbers(sql, { authorityId, rows: numbering.rows, numbers, moment: 'DRAFT', itemOfDocument, now })
  return agendaFrom(await readAgendaFacts(sql, meetingId))
}
