import type { Answer, AnswerOrigin, DispatchKind } from '@hemicycle/domain'
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
import { bodies, councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { meetings } from './meetings.ts'

/** What each member said of coming, and to whom a vote was given. The last word prevails; none is altered. Insert and read only. */
export const attendanceAnswers = pgTable(
  'attendance_answers',
  {
    authorityId: authorityId(),
    /** Made where the answer was given: the same one sent twice is one answer. */
    id: uuid('id').notNull(),
    meetingId: uuid('meeting_id').notNull(),
    councillorId: uuid('councillor_id').notNull(),
    answer: text('answer').$type<Answer>().notNull(),
    /** Who votes for an absent member. */
    holderId: uuid('holder_id'),
    /** The items that the vote is given for; null: the whole meeting. */
    itemIds: jsonb('item_ids').$type<readonly string[]>(),
    origin: text('origin').$type<AnswerOrigin>().notNull(),
    /** What shows it, when somebody else wrote it down: « pouvoir signé reçu par courrier ». */
    note: text('note'),
    /** The proxy in words, and its fingerprint: what the PDF prints and anybody can check. */
    statement: text('statement'),
    statementSha256: text('statement_sha256'),
    /** By the clock of the device, never later than it was recorded. */
    answeredAt: instant('answered_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.id] }),
    index('attendance_answers_meeting').on(t.authorityId, t.meetingId, t.answeredAt),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.holderId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)

/** The words of a letter for one body and kind of dispatch, where they differ from the product's own. */
export const letterTemplates = pgTable(
  'letter_templates',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    bodyId: uuid('body_id').notNull(),
    kind: text('kind').$type<DispatchKind>().notNull(),
    text: text('text').notNull(),
    version: integer('version').notNull().default(0),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    unique('letter_templates_once').on(t.authorityId, t.bodyId, t.kind),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
  ],
)
