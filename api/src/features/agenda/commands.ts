import type { Agenda, correctItem, Input, moveItem, removeItem } from '@hemicycle/contract'
import { FIELD_NAMES } from '@hemicycle/contract'
import { changedPlaces, mayEditAgenda, must, placeItem, Problem, removalOf } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, meetings, type StoredField, type StoredFields } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting, type MeetingRow } from '../meetings/queries.ts'
import { agendaOf, agendaRows, itemById, type ItemRow } from './queries.ts'

type Moves = Input<typeof moveItem>

/** Puts an item before another, or at the end of a section; only the places that changed are written. */
export async function moveItemCommand(deps: Deps, actor: Actor, input: Moves): Promise<Agenda> {
  return editAgenda(deps, actor, input.meetingId, input.version, async (sql) => {
    const { sections, items } = await agendaRows(sql, input.meetingId)
    const { itemId, sectionId, beforeItemId } = input
    if (sectionId !== null && !sections.some((section) => section.id === sectionId))
      throw new Problem('NOT_FOUND', 'section')
    const after = placeItem(items, itemId, { sectionId, before: beforeItemId })
    for (const { id, position, sectionId: section } of changedPlaces(items, after))
      await sql.update(agendaItems).set({ position, sectionId: section }).where(eq(agendaItems.id, id))
    return { action: 'agenda.moved', subjectId: itemId }
  })
}

/** A corrected or confirmed value is the clerk's own: it is not to be checked any more; its evidence stays. */
export async function correctItemCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof correctItem>,
): Promise<Agenda> {
  return editItem(deps, actor, input.itemId, input.version, async (sql, item) => {
    const corrected = FIELD_NAMES.filter((name) => input[name] !== undefined)
    const fields = Object.fromEntries(
      FIELD_NAMES.map((name) => [
        name,
        corrected.includes(name) ? byClerk(item.fields[name], input[name] ?? null) : item.fields[name],
      ]),
    ) as unknown as StoredFields
    await sql.update(agendaItems).set({ fields }).where(eq(agendaItems.id, item.id))
    return { action: 'agenda.corrected', facts: { fields: corrected } }
  })
}

const byClerk = (field: StoredField, value: string | null): StoredField => ({
  ...field,
  value,
  source: 'CLERK',
  confidence: 1,
})

/** Before the first dispatch an item is taken off; afterwards it is withdrawn and keeps its number. */
export async function removeItemCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof removeItem>,
): Promise<Agenda> {
  const now = deps.clock.now()
  return editItem(deps, actor, input.itemId, input.version, async (sql, item) => {
    const withdrawn = removalOf({ sent: item.number !== null }) === 'WITHDRAWN'
    const change = withdrawn ? { withdrawnAt: now } : { removedAt: now }
    await sql.update(agendaItems).set(change).where(eq(agendaItems.id, item.id))
    return { action: withdrawn ? 'agenda.withdrawn' : 'agenda.removed' }
  })
}

export async function restoreItemCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof removeItem>,
): Promise<Agenda> {
  return editItem(deps, actor, input.itemId, input.version, async (sql, item) => {
    await sql
      .update(agendaItems)
      .set({ removedAt: null, withdrawnAt: null })
      .where(eq(agendaItems.id, item.id))
    return { action: 'agenda.restored' }
  })
}

interface Done {
  readonly action: string
  readonly subjectId?: string
  readonly facts?: Record<string, unknown>
}

/** The shape of every change of one item: the version read on screen is the item's own. */
async function editItem(
  deps: Deps,
  actor: Actor,
  itemId: string,
  version: number,
  change: (sql: Sql, item: ItemRow) => Promise<Done>,
): Promise<Agenda> {
  const found = await inTx(deps, { authorityId: actor.authorityId }, (sql) => itemById(sql, itemId))
  if (!found) throw new Problem('NOT_FOUND', 'agenda item')
  return editAgenda(deps, actor, found.meetingId, null, async (sql) => {
    const item = await itemById(sql, itemId)
    if (!item) throw new Problem('NOT_FOUND', 'agenda item')
    if (item.version !== version) throw new Problem('STALE_VERSION', '', { extra: { version: item.version } })
    const done = await change(sql, item)
    await sql
      .update(agendaItems)
      .set({ version: item.version + 1 })
      .where(eq(agendaItems.id, item.id))
    return { subjectId: item.id, ...done }
  })
}

/** The shape of every change of an agenda: lock, check, change, one version more, journal, say it. */
async function editAgenda(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  version: number | null,
  change: (sql: Sql, meeting: MeetingRow) => Promise<Done>,
): Promise<Agenda> {
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    if (version !== null && meeting.agendaVersion !== version)
      throw new Problem('STALE_VERSION', '', { extra: { version: meeting.agendaVersion } })
    must(mayEditAgenda(meeting.state), 'the meeting is over')
    const done = await change(sql, meeting)
    await bumpAgenda(sql, meeting)
    await record(sql, actor, deps.clock.now(), {
      action: done.action,
      subject: 'agenda-item',
      subjectId: done.subjectId ?? meetingId,
      facts: { meetingId, ...done.facts },
    })
    await announce(sql, actor.authorityId, { topic: 'agenda', meetingId })
    return agendaOf(sql, meetingId)
  })
}

async function bumpAgenda(sql: Sql, meeting: MeetingRow): Promise<void> {
  await sql
    .update(meetings)
    .set({ agendaVersion: meeting.agendaVersion + 1 })
    .where(eq(meetings.id, meeting.id))
}
