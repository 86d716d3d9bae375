import type { DeliberationResult, MinutesTexts } from '@hemicycle/domain'
import { sql } from 'drizzle-orm'
import {
  customType,
  date,
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
import { agendaItems, documents, meetings } from './meetings.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What an assembly decided, or refused, on one affair: drawn up from the vote, then published and never changed again. */
export const deliberations = pgTable(
  'deliberations',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    itemId: uuid('item_id').notNull(),
    /** The projet that it comes from, where the item carries it as a file of its own. */
    documentId: uuid('document_id'),
    /** Order in the meeting, 1 to n (CGCT, art. R2121-9). */
    position: integer('position').notNull(),
    /** Null: not adopted, no number is given. */
    number: text('number'),
    /** The number under which it goes to the préfecture. */
    act: text('act'),
    title: text('title').notNull(),
    text: text('text').notNull(),
    rapporteur: text('rapporteur'),
    /** Names of the committees that examined it. */
    committees: jsonb('committees').$type<readonly string[]>().notNull(),
    policy: text('policy'),
    /** Those it concerns: read in its title and text when it is drawn up, then corrected by the office. */
    cantons: jsonb('cantons').$type<readonly string[]>().notNull().default([]),
    /** Subject of ACTES, second level: « 7.5 ». */
    matter: text('matter'),
    /** The vote as it was when the délibération was drawn up. */
    result: jsonb('result').$type<DeliberationResult>().notNull(),
    postedOn: date('posted_on'),
    sentOn: date('sent_on'),
    receipt: text('receipt'),
    receiptOn: date('receipt_on'),
    drawnAt: instant('drawn_at').notNull(),
    publishedAt: instant('published_at'),
    version: integer('version').notNull().default(0),
    search: tsvector('search').generatedAlwaysAs(
      // French puts hard spaces before its colons: without a locale, PostgreSQL takes them for letters.
      sql`setweight(to_tsvector('french', translate(title, chr(160) || chr(8239), '  ')), 'A')
        || to_tsvector('french', translate(text, chr(160) || chr(8239), '  '))`,
    ),
  },
  (t) => [
    unique('deliberations_tenant').on(t.authorityId, t.id),
    unique('deliberations_once').on(t.authorityId, t.itemId, t.documentId).nullsNotDistinct(),
    index('deliberations_meeting').on(t.authorityId, t.meetingId, t.position),
    index('deliberations_search').using('gin', t.search),
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

/** What the secretary writes beside the facts of a procès-verbal. The facts themselves are read from the sitting each time. */
export const meetingMinutes = pgTable(
  'meeting_minutes',
  {
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    texts: jsonb('texts').$type<MinutesTexts>().notNull(),
    /** The meeting that approved them, at its opening (CGCT, art. L2121-15, L3121-13). */
    approvedOn: date('approved_on'),
    version: integer('version').notNull().default(0),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.meetingId] }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)
