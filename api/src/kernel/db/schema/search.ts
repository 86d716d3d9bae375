import type { SearchKind } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import {
  customType,
  date,
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

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * Whose rule says who finds an entry: the desk’s agendas, what was sent, what is published, what was decided, the
 * directory.
 */
export type Shelf = 'DESK' | 'SENT' | 'PUBLISHED' | 'DECIDED' | 'DIRECTORY'

/**
 * Everything that can be found, one row for each file, text or person. It is a copy that follows its sources (`features/search/follow`)
 * and is never read alone: who may find a row is decided by the sources, in the same query.
 */
export const searchEntries = pgTable(
  'search_entries',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    /** What it follows: « meeting:… », « publications », « directory ». */
    source: text('source').notNull(),
    /** Fingerprint of all that follows: the same one, the same row. */
    key: text('key').notNull(),
    shelf: text('shelf').$type<Shelf>().notNull(),
    kind: text('kind').$type<SearchKind>().notNull(),
    title: text('title').notNull(),
    number: text('number'),
    /** Beside the title: the name of a file, what a person is. */
    detail: text('detail').notNull().default(''),
    day: date('day'),
    year: integer('year'),
    bodyId: uuid('body_id'),
    meetingId: uuid('meeting_id'),
    itemId: uuid('item_id'),
    /** Version of a publication. */
    versionId: uuid('version_id'),
    /** The document, the file of a publication, the councillor or the contact; null for the text of a publication. */
    targetId: uuid('target_id'),
    /** First and last dispatch of its meeting that carried it so. */
    sentFrom: instant('sent_from'),
    sentTo: instant('sent_to'),
    /** Of what a meeting has or sent: by it all that goes together is counted at once. */
    placeId: integer('place_id'),
    /** Where its pages are in `file_pages`. */
    sha256: text('sha256'),
    firstPage: integer('first_page'),
    lastPage: integer('last_page'),
    /** What is shown of an entry that has no pages. */
    text: text('text'),
    titleVector: tsvector('title_vector').notNull(),
    /** The stems of the title, of the text and of all pages, without positions: pages are told apart afterwards. */
    vector: tsvector('vector').notNull(),
  },
  (t) => [
    unique('search_entries_key').on(t.authorityId, t.source, t.key),
    index('search_entries_titles').using('gin', t.titleVector),
    index('search_entries_desk')
      .using('gin', t.vector)
      .where(raw`shelf = 'DESK'`),
    index('search_entries_sent')
      .using('gin', t.vector)
      .where(raw`shelf = 'SENT'`),
    index('search_entries_others')
      .using('gin', t.vector)
      .where(raw`shelf in ('PUBLISHED', 'DECIDED', 'DIRECTORY')`),
  ],
)

/** What entries of a meeting have in common, and by which they are read or not as a whole: a number, quick to count by. */
export const searchPlaces = pgTable(
  'search_places',
  {
    id: integer('id').generatedAlwaysAsIdentity().primaryKey(),
    authorityId: authorityId(),
    shelf: text('shelf').$type<Shelf>().notNull(),
    kind: text('kind').$type<SearchKind>().notNull(),
    meetingId: uuid('meeting_id').notNull(),
    sentFrom: instant('sent_from'),
    sentTo: instant('sent_to'),
  },
  (t) => [
    unique('search_places_once')
      .on(t.authorityId, t.meetingId, t.shelf, t.kind, t.sentFrom, t.sentTo)
      .nullsNotDistinct(),
  ],
)

/** The stems that were met, to find the one that was meant. Seldom wrong by more than what was deleted since. */
export const searchStems = pgTable(
  'search_stems',
  { authorityId: authorityId(), stem: text('stem').notNull() },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.stem] }),
    index('search_stems_like').using('gin', t.stem.op('gin_trgm_ops')),
  ],
)

/** How far the index follows each source: the state of the source that it shows. */
export const searchSources = pgTable(
  'search_sources',
  {
    authorityId: authorityId(),
    source: text('source').notNull(),
    /** Null: it failed, and is tried again later. */
    state: text('state'),
    followedAt: instant('followed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorityId, t.source] })],
)

/** The assumptions of an authority on what paper costs; without a row, the product’s own. */
export const savingsAssumptions = pgTable('savings_assumptions', {
  authorityId: authorityId().primaryKey(),
  /** By the name of the assumption (`SAVINGS_ASSUMPTIONS`): only what differs. */
  values: jsonb('values').$type<Record<string, number>>().notNull().default({}),
  /** Where each changed value comes from, in the words of who changed it. */
  sources: jsonb('sources').$type<Record<string, string>>().notNull().default({}),
  version: integer('version').notNull().default(0),
  changedAt: instant('changed_at').notNull(),
})
