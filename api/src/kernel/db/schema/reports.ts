import type { Refusal, ReportFileKind, ReportState, ReportStep } from '@hemicycle/domain'
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core' // prettier-ignore
import type { ExtractedDocument } from '../../../extraction/index.ts'
import { authorityId, instant } from './columns.ts'
import { agendaItems, documents, files, meetings } from './meetings.ts'

/** What a direction hands in for an agenda, until it is an item of one and after. */
export const reports = pgTable(
  'reports',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    /** The membership of whoever began it. */
    authorId: uuid('author_id').notNull(),
    author: text('author').notNull(),
    department: text('department').notNull(),
    title: text('title').notNull(),
    rapporteur: text('rapporteur'),
    state: text('state').$type<ReportState>().notNull().default('DRAFT'),
    /** Null: for a meeting to come, that the office will choose. */
    meetingId: uuid('meeting_id'),
    /** The item that it became. */
    itemId: uuid('item_id'),
    /** Handed in after the due date of its meeting. */
    late: boolean('late').notNull().default(false),
    version: integer('version').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    submittedAt: instant('submitted_at'),
  },
  (t) => [
    unique('reports_tenant').on(t.authorityId, t.id),
    index('reports_state').on(t.authorityId, t.state),
    index('reports_meeting').on(t.authorityId, t.meetingId),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.itemId],
      foreignColumns: [agendaItems.authorityId, agendaItems.id],
    }),
  ],
)

export const reportFiles = pgTable(
  'report_files',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    reportId: uuid('report_id').notNull(),
    kind: text('kind').$type<ReportFileKind>().notNull(),
    /** Versions of one file share it; the first bears its own id. */
    lineId: uuid('line_id').notNull(),
    lineVersion: integer('line_version').notNull().default(1),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    /** The bytes as received, never altered. */
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** A derived copy where the original is damaged or protected: what a screen shows. */
    readableSha256: text('readable_sha256'),
    state: text('state').$type<'RECEIVED' | 'READY' | 'REFUSED'>().notNull(),
    refusal: text('refusal').$type<Refusal>(),
    pages: integer('pages'),
    /** What was read of it: offered to its author, kept for its item. */
    extracted: jsonb('extracted').$type<ExtractedDocument>(),
    /** The document of the meeting that was made of it. */
    documentId: uuid('document_id'),
    receivedAt: instant('received_at').notNull(),
    /** Replaced by another version, or taken away. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    unique('report_files_tenant').on(t.authorityId, t.id),
    index('report_files_report').on(t.authorityId, t.reportId),
    foreignKey({ columns: [t.authorityId, t.reportId], foreignColumns: [reports.authorityId, reports.id] }),
    foreignKey({ columns: [t.authorityId, t.sha256], foreignColumns: [files.authorityId, files.sha256] }),
    foreignKey({
      columns: [t.authorityId, t.documentId],
      foreignColumns: [documents.authorityId, documents.id],
    }),
  ],
)

/** What happened to a report, one row per step. Written once. */
export const reportSteps = pgTable(
  'report_steps',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    reportId: uuid('report_id').notNull(),
    step: text('step').$type<ReportStep>().notNull(),
    state: text('state').$type<ReportState>().notNull(),
    membershipId: uuid('membership_id').notNull(),
    actor: text('actor').notNull(),
    comment: text('comment').notNull(),
    /** The meeting that it is for since this step. */
    meetingId: uuid('meeting_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    unique('report_steps_tenant').on(t.authorityId, t.id),
    index('report_steps_report').on(t.authorityId, t.reportId, t.at),
    foreignKey({ columns: [t.authorityId, t.reportId], foreignColumns: [reports.authorityId, reports.id] }),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)

/** An author was reminded of what is not handed in for a meeting: once for each day of the rule. */
export const reportReminders = pgTable(
  'report_reminders',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    membershipId: uuid('membership_id').notNull(),
    daysBefore: integer('days_before').notNull(),
    /** The due date that it spoke of: another date is another reminder. */
    dueOn: date('due_on').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    unique('report_reminders_once').on(t.authorityId, t.meetingId, t.membershipId, t.dueOn, t.daysBefore),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)
