import type { SharedField } from '@hemicycle/domain'
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
import { councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { files } from './meetings.ts'

export interface Representation {
  /** The body outside of the assembly: « SDIS », « Collège Jean-Moulin ». */
  readonly body: string
  readonly role: string
}

/** What the directory says of a councillor beside the register. */
export const councillorProfiles = pgTable(
  'councillor_profiles',
  {
    authorityId: authorityId(),
    councillorId: uuid('councillor_id').notNull(),
    delegations: text('delegations').array().notNull().default([]),
    representations: jsonb('representations').$type<readonly Representation[]>().notNull().default([]),
    /** Where the public meets the person. */
    office: text('office'),
    photoSha256: text('photo_sha256'),
    /** What the person agreed to show to the other members; nothing is shown without a yes. */
    shared: text('shared').array().$type<SharedField[]>().notNull().default([]),
    version: integer('version').notNull().default(0),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.councillorId] }),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.photoSha256],
      foreignColumns: [files.authorityId, files.sha256],
    }),
  ],
)

/** Whom to ask among the services. */
export const serviceContacts = pgTable(
  'service_contacts',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    /** The direction or service. */
    service: text('service').notNull(),
    name: text('name'),
    role: text('role'),
    /** What to ask them for. */
    subjects: text('subjects'),
    email: text('email'),
    phone: text('phone'),
    place: text('place'),
    position: integer('position').notNull(),
    version: integer('version').notNull().default(0),
    removedAt: instant('removed_at'),
  },
  (t) => [unique('service_contacts_tenant').on(t.authorityId, t.id)],
)

/** A secret address that a calendar reads for one person. Only its fingerprint is kept; a new one puts an end to the one before. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    councillorId: uuid('councillor_id').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('calendar_feeds_councillor').on(t.authorityId, t.councillorId),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)
