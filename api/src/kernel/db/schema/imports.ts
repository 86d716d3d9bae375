import {
  boolean,
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
import type {
  ExtractedDocument,
  ExtractionProfile,
  ListColumn,
  TitlesRead,
} from '../../../extraction/index.ts'
import { authorityId, instant } from './columns.ts'
import { documents, files, meetings } from './meetings.ts'

/** What was read of a file, kept so that files can be grouped again as others arrive. The clerk's own cuts are in `parts`. */
export const documentReadings = pgTable(
  'document_readings',
  {
    authorityId: authorityId(),
    documentId: uuid('document_id').notNull(),
    extracted: jsonb('extracted').$type<ExtractedDocument>().notNull(),
    /** What of it names annexes: read with every agenda, where the whole reading would be too much. */
    titles: jsonb('titles').$type<readonly TitlesRead[]>().notNull().default([]),
    /** True once the clerk has cut the file: no later reading cuts it otherwise. */
    cutByClerk: boolean('cut_by_clerk').notNull().default(false),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.documentId] }),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
  ],
)

/** The text of every page of a content, for search and comparison. Parts of a cahier share it: they are ranges of its pages. */
export const filePages = pgTable(
  'file_pages',
  {
    authorityId: authorityId(),
    sha256: text('sha256').notNull(),
    /** From 1. */
    page: integer('page').notNull(),
    text: text('text').notNull(),
    source: text('source').$type<'TEXT' | 'OCR'>().notNull(),
    /** The stems of its words, in order (`stemsOfText`); null for pages read before they were kept. */
    stems: text('stems'),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.sha256, t.page] }),
    foreignKey({ columns: [t.authorityId, t.sha256], foreignColumns: [files.authorityId, files.sha256] }),
  ],
)

/** How the files of an authority are read. One at most is in use; without any, the product's own. */
export const extractionProfiles = pgTable(
  'extraction_profiles',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    profile: jsonb('profile').$type<ExtractionProfile>().notNull(),
    inUse: boolean('in_use').notNull().default(false),
    version: integer('version').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [unique('extraction_profiles_tenant').on(t.authorityId, t.id)],
)

/** Every version that was saved of a profile, the one in use included. Written once. */
export const extractionProfileVersions = pgTable(
  'extraction_profile_versions',
  {
    authorityId: authorityId(),
    profileId: uuid('profile_id').notNull(),
    version: integer('version').notNull(),
    profile: jsonb('profile').$type<ExtractionProfile>().notNull(),
    /** Who saved it. */
    actor: text('actor').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.profileId, t.version] }),
    foreignKey({
      columns: [t.authorityId, t.profileId],
      foreignColumns: [extractionProfiles.authorityId, extractionProfiles.id],
    }),
  ],
)

/** A spreadsheet of the ordre du jour, as read; `columns` says what the clerk, or the headings, make of each column. */
export const agendaLists = pgTable(
  'agenda_lists',
  {
    authorityId: authorityId(),
    documentId: uuid('document_id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    headings: jsonb('headings').$type<readonly string[]>().notNull(),
    rows: jsonb('rows').$type<readonly (readonly string[])[]>().notNull(),
    columns: jsonb('columns').$type<readonly (ListColumn | null)[]>().notNull(),
    appliedAt: instant('applied_at'),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.documentId] }),
    index('agenda_lists_meeting').on(t.authorityId, t.meetingId),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)
