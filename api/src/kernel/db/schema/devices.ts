import { foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'

/** A device that keeps reports for reading without network. Its share of the key leaves when trust is taken back. */
export const devices = pgTable(
  'devices',
  {
    /** Made by the device itself, so that a registration sent twice makes one device. */
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    councillorId: uuid('councillor_id').notNull(),
    userId: uuid('user_id').notNull(),
    label: text('label').notNull(),
    kind: text('kind').$type<'TABLET' | 'PHONE' | 'COMPUTER'>().notNull(),
    /** Half of what opens the device's own key; the other half is the person's code. Null once revoked. */
    share: text('share'),
    /** The family of refresh tokens that it signed in with: revoked with it. */
    sessionFamily: uuid('session_family'),
    trustedAt: instant('trusted_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    leaseUntil: instant('lease_until').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    unique('devices_tenant').on(t.authorityId, t.id),
    index('devices_councillor').on(t.authorityId, t.councillorId),
    index('devices_family').on(t.sessionFamily),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)
