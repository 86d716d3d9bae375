import type { Signatory } from '@hemicycle/contract'
import type { AssemblyType, BodyKind, PaperChoice } from '@hemicycle/domain'
import {
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { authorityId, instant } from './columns.ts'

export const authorities = pgTable('authorities', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  type: text('type').$type<AssemblyType>().notNull(),
  timeZone: text('time_zone').notNull(),
  /** Fourteen digits, without spaces. */
  siret: text('siret'),
  /** « #1f4b5f »: titles and rules of what is printed. Null: the product's own. */
  colour: text('colour'),
  /** A small PNG or JPEG, as a data URI: it goes on covers and on the ordre du jour. */
  logo: text('logo'),
  /** What is printed at the top of each page of a bundle. Null: the usual words. */
  stamp: text('stamp'),
  /** Who signs what is sent, unless a body has its own. */
  signatory: jsonb('signatory').$type<Signatory>(),
  /** Since when public meetings are open data (OParl); null: nothing is published. */
  openDataSince: instant('open_data_since'),
  version: integer('version').notNull().default(0),
})

/** A mandature: from one general election to the next. */
export const terms = pgTable(
  'terms',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId().references(() => authorities.id),
    name: text('name').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    version: integer('version').notNull().default(0),
    removedAt: instant('removed_at'),
  },
  (t) => [unique('terms_tenant').on(t.authorityId, t.id)],
)

/** Political groups. Councillors name theirs: renaming a group renames it for all of them (ON UPDATE CASCADE). */
export const politicalGroups = pgTable(
  'political_groups',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId().references(() => authorities.id),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    colour: text('colour').notNull(),
    position: integer('position').notNull(),
    version: integer('version').notNull().default(0),
    removedAt: instant('removed_at'),
  },
  (t) => [
    unique('political_groups_tenant').on(t.authorityId, t.id),
    unique('political_groups_name').on(t.authorityId, t.name),
  ],
)

export const CHANNELS = ['EMAIL', 'SMS', 'PAPER'] as const

export const councillors = pgTable(
  'councillors',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId().references(() => authorities.id),
    civility: text('civility').$type<'M' | 'MME'>().notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: text('email'),
    canton: text('canton'),
    politicalGroup: text('political_group'),
    protocolOrder: integer('protocol_order').notNull(),
    /** The key of another system (annuaire, paie): an import finds its person by it. */
    externalId: text('external_id'),
    /** What the person is in the assembly: « Président », « 3e vice-présidente ». */
    mandate: text('mandate'),
    phone: text('phone'),
    channels: jsonb('channels').$type<readonly (typeof CHANNELS)[number][]>().notNull().default(['EMAIL']),
    termId: uuid('term_id'),
    /** Days of the mandate, both included; null: as the term. */
    since: date('since'),
    until: date('until'),
    version: integer('version').notNull().default(0),
    removedAt: instant('removed_at'),
  },
  (t) => [
    unique('councillors_tenant').on(t.authorityId, t.id),
    unique('councillors_external').on(t.authorityId, t.externalId),
    foreignKey({ columns: [t.authorityId, t.termId], foreignColumns: [terms.authorityId, terms.id] }),
    foreignKey({
      columns: [t.authorityId, t.politicalGroup],
      foreignColumns: [politicalGroups.authorityId, politicalGroups.name],
    }).onUpdate('cascade'),
  ],
)

export interface SectionModel {
  readonly code: string
  readonly title: string
}

export const bodies = pgTable(
  'bodies',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId().references(() => authorities.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<BodyKind>().notNull(),
    sections: jsonb('sections').$type<readonly SectionModel[]>().notNull(),
    defaultPlace: text('default_place').notNull(),
    defaultTime: text('default_time').notNull(),
    /** How its ordre du jour is laid out; null: as its sections group. */
    paper: jsonb('paper').$type<PaperChoice>(),
    /** Whether its members may sit by visioconférence (CGCT, art. L3121-9-1, L4132-9-1, L5211-11-1). */
    remote: boolean('remote').notNull().default(false),
    position: integer('position').notNull(),
    termId: uuid('term_id'),
    /** Who signs for this body; null: as the authority does. */
    signatory: jsonb('signatory').$type<Signatory>(),
    version: integer('version').notNull().default(0),
    removedAt: instant('removed_at'),
  },
  (t) => [
    unique('bodies_tenant').on(t.authorityId, t.id),
    unique('bodies_code').on(t.authorityId, t.code),
    foreignKey({ columns: [t.authorityId, t.termId], foreignColumns: [terms.authorityId, terms.id] }),
  ],
)

export const bodyMembers = pgTable(
  'body_members',
  {
    authorityId: authorityId(),
    bodyId: uuid('body_id').notNull(),
    councillorId: uuid('councillor_id').notNull(),
    since: date('since').notNull(),
    until: date('until'),
    /** Who sits in the member's place when he cannot come, where the body has suppléants (CGCT, art. L5211-6). */
    substituteId: uuid('substitute_id'),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.bodyId, t.councillorId, t.since] }),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
    foreignKey({
      columns: [t.authorityId, t.substituteId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)
