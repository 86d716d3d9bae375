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
import type { AnnotationBody, AnnotationKind, Anchor, Visibility } from '@hemicycle/domain'
import { councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { agendaItems, documents, meetings } from './meetings.ts'

/**
 * What an élu writes on the reports. Row-level security lets its author alone write it, and read it until it is shared: the author is
 * the account, never the councillor's sheet, which the office can attach to another account.
 */
export const annotations = pgTable(
  'annotations',
  {
    /** Made by the author's device: the same note sent twice is one note. */
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    authorId: uuid('author_id').notNull(),
    councillorId: uuid('councillor_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    itemId: uuid('item_id').notNull(),
    /** The version of the file that it was written on. */
    documentId: uuid('document_id').notNull(),
    kind: text('kind').$type<AnnotationKind>().notNull(),
    anchor: jsonb('anchor').$type<Anchor>().notNull(),
    body: jsonb('body').$type<AnnotationBody>().notNull(),
    visibility: text('visibility').$type<Visibility>().notNull().default('PRIVATE'),
    sharedWith: uuid('shared_with').array().notNull().default([]),
    /** Name of the author's group when it is shared with it. */
    sharedGroup: text('shared_group'),
    /** Times of the device. The latest wins. */
    madeAt: instant('made_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** When it reached the service. */
    receivedAt: instant('received_at').notNull(),
    /** A removed note keeps its row without its words, so that other devices hear of it. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    unique('annotations_tenant').on(t.authorityId, t.id),
    index('annotations_author').on(t.authorityId, t.authorId, t.meetingId),
    index('annotations_meeting').on(t.authorityId, t.meetingId),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
  ],
)

/** How far an élu has read each report, on all their devices. Theirs alone, like their notes. */
export const readingMarks = pgTable(
  'reading_marks',
  {
    authorityId: authorityId(),
    authorId: uuid('author_id').notNull(),
    itemId: uuid('item_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    page: integer('page').notNull(),
    /** 0: marked as not read. */
    furthest: integer('furthest').notNull(),
    /** Time of the device. The latest wins. */
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.authorId, t.itemId] }),
    index('reading_marks_meeting').on(t.authorityId, t.authorId, t.meetingId),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
  ],
)
