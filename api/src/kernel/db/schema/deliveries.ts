import type {
  Channel,
  Counting,
  DeliveryEvent,
  DeliveryState,
  QuorumMode,
  QuorumShare,
  ReminderRule,
  Silence,
} from '@hemicycle/domain'
import { REPORT_REMINDERS } from '@hemicycle/domain'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { authorities, bodies, councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { dispatchRecipients } from './dispatches.ts'

/** NOTICE: the convocation itself. REMINDER-n: a clerk's click. RULE-…: a rule of the authority, which speaks once. */
export type Purpose = 'NOTICE' | `REMINDER-${number}` | `RULE-${Silence}-${number}`

/** One message to one recipient by one channel. The state is the sum of its events, and moves with them only. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    recipientId: uuid('recipient_id').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    purpose: text('purpose').$type<Purpose>().notNull().default('NOTICE'),
    address: text('address').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    reply: text('reply'),
    attempts: integer('attempts').notNull().default(0),
    /** The attempt in hand, and the worker whose it is: what tells a slow send from a dead one. */
    attemptId: uuid('attempt_id'),
    workerId: text('worker_id'),
    nextAttemptAt: instant('next_attempt_at'),
    /** What the provider calls it: receipts name it. */
    externalId: text('external_id'),
    createdAt: instant('created_at').notNull(),
    stateAt: instant('state_at').notNull(),
  },
  (t) => [
    unique('deliveries_tenant').on(t.authorityId, t.id),
    unique('deliveries_once').on(t.authorityId, t.recipientId, t.channel, t.purpose),
    index('deliveries_open').on(t.state, t.nextAttemptAt),
    index('deliveries_external').on(t.externalId),
    foreignKey({
      columns: [t.authorityId, t.recipientId],
      foreignColumns: [dispatchRecipients.authorityId, dispatchRecipients.id],
    }),
  ],
)

/** What happened to a message, in order. Insert and read only. */
export const deliveryEvents = pgTable(
  'delivery_events',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    deliveryId: uuid('delivery_id').notNull(),
    at: instant('at').notNull(),
    event: text('event').$type<DeliveryEvent>().notNull(),
    /** Null when it changed nothing: a late or repeated word is kept all the same. */
    state: text('state').$type<DeliveryState>(),
    /** The relay's, the server's or the clerk's own words. */
    reply: text('reply'),
    /** Where the message was going at that time: it may be put right afterwards. */
    address: text('address'),
    attemptId: uuid('attempt_id'),
    actorId: uuid('actor_id'),
  },
  (t) => [
    index('delivery_events_delivery').on(t.authorityId, t.deliveryId, t.at),
    foreignKey({
      columns: [t.authorityId, t.deliveryId],
      foreignColumns: [deliveries.authorityId, deliveries.id],
    }),
  ],
)

/** What people did by other means: a call, a hand delivery with its signed receipt. Insert and read only. */
export const contacts = pgTable(
  'contacts',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    recipientId: uuid('recipient_id').notNull(),
    kind: text('kind').$type<'PHONE' | 'HAND_DELIVERY'>().notNull(),
    at: instant('at').notNull(),
    reached: boolean('reached').notNull(),
    note: text('note').notNull(),
    actorId: uuid('actor_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index('contacts_recipient').on(t.authorityId, t.recipientId, t.at),
    foreignKey({
      columns: [t.authorityId, t.recipientId],
      foreignColumns: [dispatchRecipients.authorityId, dispatchRecipients.id],
    }),
  ],
)

/** How a councillor asked to be convened, since when, and what shows it (law.md §1.8). */
export const convocationPreferences = pgTable(
  'convocation_preferences',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    councillorId: uuid('councillor_id').notNull(),
    channel: text('channel').$type<'MAIL' | 'SMS' | 'PAPER'>().notNull(),
    /** A mail address, an E.164 number, or a postal address. */
    address: text('address').notNull(),
    since: date('since').notNull(),
    until: date('until'),
    evidence: text('evidence').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index('convocation_preferences_councillor').on(t.authorityId, t.councillorId),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)

/** Delays set by the règlement intérieur for a body: only longer than the law. */
export const noticeRules = pgTable(
  'notice_rules',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    bodyId: uuid('body_id').notNull(),
    days: integer('days').notNull(),
    counting: text('counting').$type<Counting>().notNull(),
    article: text('article').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    recordedAt: instant('recorded_at').notNull(),
    /** Since when it no longer counts: a dispatch may have been judged by it, so it is kept. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    index('notice_rules_body').on(t.authorityId, t.bodyId),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
  ],
)

/** The quorum that the règlement intérieur sets for a body: only stricter than the law. */
export const quorumRules = pgTable(
  'quorum_rules',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    bodyId: uuid('body_id').notNull(),
    mode: text('mode').$type<QuorumMode>().notNull(),
    share: text('share').$type<QuorumShare>().notNull(),
    article: text('article').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    recordedAt: instant('recorded_at').notNull(),
    /** Since when it no longer counts: what was decided under it may be asked about, so it is kept. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    index('quorum_rules_body').on(t.authorityId, t.bodyId),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
  ],
)

/** How an authority sends: one row at most, the product's own habits without it. */
export const notificationSettings = pgTable('notification_settings', {
  authorityId: authorityId()
    .primaryKey()
    .references(() => authorities.id),
  smsWithNotice: boolean('sms_with_notice').notNull(),
  smsSender: text('sms_sender'),
  /** Wall-clock times between which no SMS and no reminder leaves. */
  quietFrom: text('quiet_from').notNull(),
  quietTo: text('quiet_to').notNull(),
  reminders: jsonb('reminders').$type<readonly ReminderRule[]>().notNull(),
  /** Days before the due date of reports at which their authors are reminded. */
  reportReminders: jsonb('report_reminders')
    .$type<readonly number[]>()
    .notNull()
    .default([...REPORT_REMINDERS]),
})
