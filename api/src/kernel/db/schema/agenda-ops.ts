import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { authorityId, instant } from './columns.ts'
import { meetings } from './meetings.ts'

/** What clerks did to an agenda, one row per gesture: the history of its items, and what undo and redo go by. Written once. */
export const agendaOps = pgTable(
  'agenda_ops',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    /** The version of the agenda that it made. */
    version: integer('version').notNull(),
    kind: text('kind').$type<'DO' | 'UNDO' | 'REDO'>().notNull(),
    /** The gesture that an UNDO or a REDO is about. */
    ofId: uuid('of_id'),
    userId: uuid('user_id').notNull(),
    actor: text('actor').notNull(),
    clientId: text('client_id').notNull(),
    at: instant('at').notNull(),
    operations: jsonb('operations').$type<readonly unknown[]>().notNull(),
    inverse: jsonb('inverse').$type<readonly unknown[]>().notNull(),
    /** What it touched, e.g. 'item/…/place': two gestures clash where these meet. */
    touched: jsonb('touched').$type<Readonly<Record<string, string>>>().notNull(),
    itemIds: uuid('item_ids').array().notNull(),
  },
  (t) => [
    unique('agenda_ops_version').on(t.authorityId, t.meetingId, t.version),
    index('agenda_ops_items').using('gin', t.itemIds),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)

/** Who is on which item now. A row that is not renewed expires by itself. */
export const agendaPresence = pgTable(
  'agenda_presence',
  {
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    clientId: text('client_id').notNull(),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    itemId: uuid('item_id'),
    since: instant('since').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.meetingId, t.clientId] }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)
