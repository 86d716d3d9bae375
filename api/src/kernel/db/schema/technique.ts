import { sql as raw } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { authorityId, instant } from './columns.ts'

/** Hash-chained: each entry carries the fingerprint of the one before. Insert and read only. */
export const journal = pgTable(
  'journal',
  {
    authorityId: authorityId(),
    seq: integer('seq').notNull(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id'),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: uuid('subject_id'),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.seq] }),
    // The file of one dispatch is drawn from the journal of all.
    index('journal_subject').on(t.authorityId, t.subjectId),
    index('journal_dispatch')
      .on(t.authorityId, raw`(${t.facts} ->> 'dispatchId')`)
      .where(raw`${t.facts} ->> 'dispatchId' is not null`),
  ],
)

/** Work promised by a committed transaction. Relayed to the queue, done when its handler has finished. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    authorityId: uuid('authority_id'),
    job: text('job').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    relayedAt: instant('relayed_at'),
    doneAt: instant('done_at'),
    failedAt: instant('failed_at'),
    error: text('error'),
  },
  (t) => [
    // What was done stays: looking for what is to be done must not walk over it.
    index('outbox_new')
      .on(t.createdAt)
      .where(raw`${t.relayedAt} is null`),
    index('outbox_open')
      .on(t.createdAt)
      .where(raw`${t.doneAt} is null and ${t.failedAt} is null`),
  ],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    authorityId: authorityId(),
    userId: uuid('user_id').notNull(),
    key: text('key').notNull(),
    operation: text('operation').notNull(),
    bodyHash: text('body_hash').notNull(),
    reply: jsonb('reply'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorityId, t.userId, t.key] })],
)
