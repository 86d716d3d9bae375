import type { AudienceKind, PublicationDetails, PublicationKind, Refusal } from '@hemicycle/domain'
import {
  boolean,
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
import { councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { agendaItems, files } from './meetings.ts'

/** What the assembly keeps in common beside its meetings: aids, règlement intérieur, procès-verbaux, informations. */
export const publications = pgTable(
  'publications',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    kind: text('kind').$type<PublicationKind>().notNull(),
    pinned: boolean('pinned').notNull().default(false),
    version: integer('version').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    unique('publications_tenant').on(t.authorityId, t.id),
    index('publications_kind').on(t.authorityId, t.kind),
  ],
)

/** What a publication says, and to whom, from a moment on. The one without a moment is the draft; the last past one is read. */
export const publicationVersions = pgTable(
  'publication_versions',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    publicationId: uuid('publication_id').notNull(),
    /** 1, 2, … within its publication. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    /** Light markup of @hemicycle/domain: headings, lists, links. Never HTML. */
    text: text('text').notNull(),
    details: jsonb('details').$type<PublicationDetails>().notNull(),
    /** What changed, in the words of who wrote it. */
    note: text('note'),
    /** The day that it takes effect or is about: adoption of a règlement, session of a PV. */
    effectiveOn: date('effective_on'),
    audience: text('audience').$type<AudienceKind>().notNull(),
    /** Groups, bodies or councillors, by the kind of the audience. */
    audienceIds: uuid('audience_ids').array().notNull().default([]),
    /** From when it is read; in the future, it waits. */
    publishedAt: instant('published_at'),
    publishedBy: text('published_by'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    unique('publication_versions_tenant').on(t.authorityId, t.id),
    unique('publication_versions_number').on(t.authorityId, t.publicationId, t.number),
    foreignKey({
      columns: [t.authorityId, t.publicationId],
      foreignColumns: [publications.authorityId, publications.id],
    }),
  ],
)

/** A file of one version; the next version begins with the same ones. */
export const publicationFiles = pgTable(
  'publication_files',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    versionId: uuid('version_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<'RECEIVED' | 'READY' | 'REFUSED'>().notNull(),
    refusal: text('refusal').$type<Refusal>(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** A derived copy where the original is protected or damaged: what is read on screen. */
    readableSha256: text('readable_sha256'),
    /** Null: no PDF, it is saved and opened elsewhere. */
    pages: integer('pages'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    unique('publication_files_tenant').on(t.authorityId, t.id),
    index('publication_files_version').on(t.authorityId, t.versionId, t.position),
    foreignKey({
      columns: [t.authorityId, t.versionId],
      foreignColumns: [publicationVersions.authorityId, publicationVersions.id],
    }),
    foreignKey({ columns: [t.authorityId, t.sha256], foreignColumns: [files.authorityId, files.sha256] }),
  ],
)

/** The last version that each councillor has opened: counted for the office, told to nobody by name. */
export const publicationReads = pgTable(
  'publication_reads',
  {
    authorityId: authorityId(),
    publicationId: uuid('publication_id').notNull(),
    councillorId: uuid('councillor_id').notNull(),
    number: integer('number').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.publicationId, t.councillorId] }),
    foreignKey({
      columns: [t.authorityId, t.publicationId],
      foreignColumns: [publications.authorityId, publications.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)

/** The aid that an item of an agenda grants under. */
export const publicationItems = pgTable(
  'publication_items',
  {
    authorityId: authorityId(),
    publicationId: uuid('publication_id').notNull(),
    itemId: uuid('item_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.publicationId, t.itemId] }),
    index('publication_items_item').on(t.authorityId, t.itemId),
    foreignKey({
      columns: [t.authorityId, t.publicationId],
      foreignColumns: [publications.authorityId, publications.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
  ],
)
