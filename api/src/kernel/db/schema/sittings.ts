import type { Ballot, Choice, RecusalBasis, Tally } from '@hemicycle/domain'
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core' // prettier-ignore
import { councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { agendaItems, meetings } from './meetings.ts'

/** What happened in the room, in the order it was recorded. A mistake is cancelled, never deleted. */
export const sittingEvents = pgTable(
  'sitting_events',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').$type<'ARRIVED' | 'LEFT' | 'PROXY_GIVEN' | 'PROXY_REVOKED' | 'RECUSED'>().notNull(),
    memberId: uuid('member_id').notNull(),
    itemId: uuid('item_id'),
    holderId: uuid('holder_id'),
    basis: text('basis').$type<RecusalBasis>(),
    leftRoom: boolean('left_room').notNull().default(false),
    /** Wall-clock time, « 10:20 », as the clerk noted it. */
    at: text('at'),
    recordedAt: instant('recorded_at').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (t) => [
    unique('sitting_events_tenant').on(t.authorityId, t.id),
    index('sitting_events_meeting').on(t.authorityId, t.meetingId, t.seq),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.memberId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
  ],
)

/** The vote of one item: figures always, by name where it was public. */
export const itemVotes = pgTable(
  'item_votes',
  {
    authorityId: authorityId(),
    itemId: uuid('item_id').notNull(),
    ballot: text('ballot').$type<Ballot>().notNull(),
    tally: jsonb('tally').$type<Tally>().notNull(),
    choices: jsonb('choices').$type<Record<string, Choice>>(),
    presidentChoice: text('president_choice').$type<Choice>(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.itemId] }),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
  ],
)

/** Who chaired, who kept the minutes, and when it opened and was closed: one row at most for each meeting. */
export const sittings = pgTable(
  'sittings',
  {
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    presidentId: uuid('president_id'),
    secretaryId: uuid('secretary_id'),
    /** Wall-clock times of the authority, « 09:35 ». */
    openedAt: text('opened_at'),
    closedAt: text('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.meetingId] }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.presidentId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.secretaryId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)
