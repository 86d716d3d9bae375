import type {
  AllocationPoint,
  Alternative,
  NumberedKind,
  Partition,
  ResetPoint,
  Series,
} from '@hemicycle/domain'
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
import { authorities, bodies } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { agendaItems, documents } from './meetings.ts'

/** How the reports, délibérations, motions or acts of a body are numbered (law.md §7.2). One series per body and kind. */
export const numberSeries = pgTable(
  'number_series',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId().references(() => authorities.id),
    /** Null: shared by every body of the authority that has none of its own (one counter for two assemblies, as in the Yvelines). */
    bodyId: uuid('body_id'),
    appliesTo: text('applies_to').$type<NumberedKind>().notNull(),
    template: text('template').notNull(),
    alternative: jsonb('alternative').$type<Alternative>(),
    start: integer('start').notNull(),
    step: integer('step').notNull(),
    resetOn: jsonb('reset_on').$type<readonly ResetPoint[]>().notNull(),
    partitionBy: jsonb('partition_by').$type<readonly Partition[]>().notNull(),
    joinMultiple: text('join_multiple').notNull(),
    gapPolicy: text('gap_policy').$type<Series['gapPolicy']>().notNull(),
    lateItems: text('late_items').$type<Series['lateItems']>().notNull(),
    allocateAt: text('allocate_at').$type<AllocationPoint>().notNull(),
    version: integer('version').notNull().default(0),
  },
  (t) => [
    unique('number_series_tenant').on(t.authorityId, t.id),
    unique('number_series_once').on(t.authorityId, t.bodyId, t.appliesTo).nullsNotDistinct(),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
  ],
)

/** Numbers given for good. One number and one rank once per series and scope, whoever asks at the same moment. */
export const allocatedNumbers = pgTable(
  'allocated_numbers',
  {
    authorityId: authorityId(),
    seriesId: uuid('series_id').notNull(),
    scope: text('scope').notNull(),
    /** Null for « bis », which takes no rank. */
    seq: integer('seq'),
    number: text('number').notNull(),
    itemId: uuid('item_id').notNull(),
    /** The projet de délibération that bears it; null where it is the item itself. */
    documentId: uuid('document_id'),
    allocatedAt: instant('allocated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.seriesId, t.scope, t.number] }),
    unique('allocated_ranks_once').on(t.authorityId, t.seriesId, t.scope, t.seq),
    index('allocated_numbers_item').on(t.authorityId, t.itemId),
    foreignKey({
      columns: [t.authorityId, t.seriesId],
      foreignColumns: [numberSeries.authorityId, numberSeries.id],
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
