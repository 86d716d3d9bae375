import type { AgendaNature, Refusal, SectionAxis } from '@hemicycle/domain'
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
import type { FileFormat, GroupDoubt, GroupReason } from '../../../extraction/index.ts'
import { bodies } from './assembly.ts'
import { authorityId, instant } from './columns.ts'

export const meetings = pgTable(
  'meetings',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    bodyId: uuid('body_id').notNull(),
    date: date('date').notNull(),
    time: text('time').notNull(),
    place: text('place').notNull(),
    /** The session that the meeting belongs to, as numbers write it: DM1, BP, 2T. */
    sessionCode: text('session_code'),
    state: text('state').$type<'DRAFT' | 'CONVENED' | 'HELD' | 'CANCELLED'>().notNull(),
    version: integer('version').notNull().default(0),
    agendaVersion: integer('agenda_version').notNull().default(0),
    frozenAt: instant('frozen_at'),
    convenedAt: instant('convened_at'),
    /** Convened again after the quorum was missing: it deliberates whatever the number of those present (CGCT, art. L2121-17, L3121-14). */
    withoutQuorum: boolean('without_quorum').notNull().default(false),
    /** The last day on which directions hand in their reports in time; null: none was set. */
    reportsDueOn: date('reports_due_on'),
    /** Shown in the calendar of its members before it is convened; a convened one always is. */
    announced: boolean('announced').notNull().default(false),
    /** Where its members join it by visioconférence. */
    remoteLink: text('remote_link'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('meetings_tenant').on(t.authorityId, t.id),
    index('meetings_date').on(t.authorityId, t.date),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
  ],
)

/** One row per content, whatever its names: the bytes are in the file store under authority/sha256. */
export const files = pgTable(
  'files',
  {
    authorityId: authorityId(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorityId, t.sha256] })],
)

export const agendaSections = pgTable(
  'agenda_sections',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    /** Null: at the top. */
    parentId: uuid('parent_id'),
    axis: text('axis').$type<SectionAxis>().notNull().default('NATURE'),
    /** Empty: a plain heading. */
    code: text('code').notNull(),
    title: text('title').notNull(),
    /** Among the sections of the same parent. */
    position: integer('position').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    unique('agenda_sections_tenant').on(t.authorityId, t.id),
    index('agenda_sections_meeting').on(t.authorityId, t.meetingId),
    foreignKey({ columns: [t.authorityId, t.parentId], foreignColumns: [t.authorityId, t.id] }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)

export interface StoredField {
  readonly value: string | null
  readonly source: 'READ' | 'CLERK' | 'NONE'
  readonly confidence: number
  readonly evidence: { documentId: string; page: number; quote: string; box: number[] | null } | null
}
export interface StoredFields {
  readonly title: StoredField
  readonly rapporteur: StoredField
  readonly department: StoredField
  readonly actNumber: StoredField
  /** Read as well, and shown as suggestions: absent from items made before they were read. */
  readonly more?: StoredMore
}
export interface StoredMore {
  readonly reportNumber: StoredField
  readonly committee: StoredField
  readonly policy: StoredField
  /** Subject of the préfecture's classification: « 7.5 Subventions ». */
  readonly matter: StoredField
  /** Words that hint at a confidential item. */
  readonly confidentiality: StoredField
}

export const agendaItems = pgTable(
  'agenda_items',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    sectionId: uuid('section_id'),
    position: integer('position').notNull(),
    nature: text('nature').$type<AgendaNature>().notNull().default('REPORT'),
    confidential: boolean('confidential').notNull().default(false),
    /** Councillors who will have to leave (law.md §2.4). */
    recusals: uuid('recusals').array().notNull().default([]),
    /** Codes of the committees that examine it, the first being its own; empty: that of its section. */
    committees: jsonb('committees').$type<readonly string[]>().notNull().default([]),
    /** What the clerk wrote over what was read beside the fields; null: what was read stands. */
    policy: text('policy'),
    matter: text('matter'),
    /** Null until given for good: a provisional number is computed from the agenda, never stored. */
    number: text('number'),
    seq: integer('seq'),
    fields: jsonb('fields').$type<StoredFields>().notNull(),
    version: integer('version').notNull().default(0),
    /** Since when a dispatch has carried it: from then on it is withdrawn, never removed. */
    sentAt: instant('sent_at'),
    withdrawnAt: instant('withdrawn_at'),
    removedAt: instant('removed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('agenda_items_tenant').on(t.authorityId, t.id),
    index('agenda_items_meeting').on(t.authorityId, t.meetingId, t.position),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.sectionId],
      foreignColumns: [agendaSections.authorityId, agendaSections.id],
    }),
  ],
)

/** CONVERTED: the readable copy was made from another format. OCR: its text was recognised from pictures. */
export type DocumentNote = 'REPAIRED' | 'UNPROTECTED' | 'SIGNED' | 'NO_TEXT' | 'OCR' | 'CONVERTED'

/** What holds others: a file cut into pieces by pages, an archive, a spreadsheet of the ordre du jour. Never in the bundle itself. */
export type Container = 'CAHIER' | 'ARCHIVE' | 'LIST'

/** Why a file stands where it stands. By the clerk: no later reading moves it. */
export interface Placement {
  readonly by: 'READING' | 'CLERK'
  /** The item that the reading chose: the document stands elsewhere when somebody moved it. */
  readonly itemId: string | null
  readonly reason: GroupReason | null
  readonly detail: string
  readonly confidence: number
  /** Why nobody chose for the clerk, and the files it may belong with. */
  readonly doubt: GroupDoubt['reason'] | null
  readonly candidates: readonly string[]
}

export type DocumentFormat = FileFormat | 'SHEET'

export const documents = pgTable(
  'documents',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    itemId: uuid('item_id'),
    /** Versions of one document share it; the first version bears its own id. */
    lineId: uuid('line_id'),
    /** 1, 2, … within its line. The greatest that is not put aside is the current one. */
    lineVersion: integer('line_version').notNull().default(1),
    name: text('name').notNull(),
    /** Its place in the folder or archive that it came in, name included. */
    path: text('path').notNull().default(''),
    format: text('format').$type<DocumentFormat>(),
    container: text('container').$type<Container>(),
    /** The document that this one is a piece of, or came in. */
    sourceId: uuid('source_id'),
    /** Pages of the file, from 1, both included, for a piece of a cahier; null for the whole file. */
    firstPage: integer('first_page'),
    lastPage: integer('last_page'),
    /** Its rank among the documents of the item. */
    position: integer('position').notNull().default(0),
    placement: jsonb('placement').$type<Placement>(),
    kind: text('kind').$type<'REPORT' | 'DELIBERATION' | 'ANNEX' | 'OTHER'>(),
    /** What the clerk calls an annexe; null: what was read, else the name of its file. */
    title: text('title'),
    state: text('state').$type<'RECEIVED' | 'READY' | 'REFUSED' | 'DISCARDED'>().notNull(),
    refusal: text('refusal').$type<Refusal>(),
    notes: jsonb('notes').$type<readonly DocumentNote[]>().notNull(),
    /** The bytes as received, never altered. */
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** A derived copy where the original is protected or damaged: what the bundle is made from. */
    readableSha256: text('readable_sha256'),
    /** The pages of a piece as a file of their own, for reading; the bundle takes them from the cahier itself. */
    cutSha256: text('cut_sha256'),
    pages: integer('pages'),
    receivedAt: instant('received_at').notNull(),
    discardedAt: instant('discarded_at'),
  },
  (t) => [
    unique('documents_tenant').on(t.authorityId, t.id),
    index('documents_meeting').on(t.authorityId, t.meetingId),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
    foreignKey({ columns: [t.authorityId, t.sha256], foreignColumns: [files.authorityId, files.sha256] }),
    foreignKey({ columns: [t.authorityId, t.sourceId], foreignColumns: [t.authorityId, t.id] }),
  ],
)
