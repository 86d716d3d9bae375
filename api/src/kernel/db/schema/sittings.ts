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
