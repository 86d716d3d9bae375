import type { AssemblyType, BodyKind } from '@hemicycle/domain'
import {
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
import { authorityId } from './columns.ts'

export const authorities = pgTable('authorities', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  type: text('type').$type<AssemblyType>().notNull(),
  timeZone: text('time_zone').notNull(),
})

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
  },
  (t) => [unique('councillors_tenant').on(t.authorityId, t.id)],
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
    position: integer('position').notNull(),
  },
  (t) => [unique('bodies_tenant').on(t.authorityId, t.id), unique('bodies_code').on(t.authorityId, t.code)],
)

export const bodyMembers = pgTable(
  'body_members',
  {
    authorityId: authorityId(),
    bodyId: uuid('body_id').notNull(),
    councillorId: uuid('councillor_id').notNull(),
    since: date('since').notNull(),
    until: date('until'),
  },
  (t) => [
    primaryKey({ columns: [t.authorityId, t.bodyId, t.councillorId, t.since] }),
    foreignKey({ columns: [t.authorityId, t.bodyId], foreignColumns: [bodies.authorityId, bodies.id] }),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)
