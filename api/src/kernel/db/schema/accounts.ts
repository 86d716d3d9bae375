import type { TextSize } from '@hemicycle/contract'
import type { Role } from '@hemicycle/domain'
import { sql } from 'drizzle-orm'
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { authorityId, instant } from './columns.ts'
import { councillors } from './assembly.ts'

/** One identity, several memberships. Known to the installation, not to one authority: only system transactions read it. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    passwordHash: text('password_hash'),
    totpSecret: text('totp_secret'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** The last time step accepted: a TOTP code works once (RFC 6238 §5.2). */
    totpLastStep: integer('totp_last_step'),
    failures: integer('failures').notNull().default(0),
    lockedUntil: instant('locked_until'),
    /** How large the élus' application writes, on whatever device. */
    textSize: text('text_size').$type<TextSize>().notNull().default('NORMAL'),
    /** The guided tour was taken or put aside. */
    tourSeenAt: instant('tour_seen_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`)],
)

export const memberships = pgTable(
  'memberships',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').$type<Role>().notNull(),
    displayName: text('display_name').notNull(),
    councillorId: uuid('councillor_id'),
    /** The direction of an author: its reports are theirs in common. Null: one's own reports alone. */
    department: text('department'),
    invitedAt: instant('invited_at'),
    /** The first session; null with an invitation: still invited. */
    joinedAt: instant('joined_at'),
    /** From then on the account opens no session; what it did stays in the journal. */
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    unique('memberships_once').on(t.authorityId, t.userId, t.role),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)

/** One row per refresh token ever given. A token used twice means theft: the whole family is revoked. */
export const loginSessions = pgTable(
  'login_sessions',
  {
    id: uuid('id').primaryKey(),
    familyId: uuid('family_id').notNull(),
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('login_sessions_family').on(t.familyId)],
)

export const loginLinks = pgTable('login_links', {
  id: uuid('id').primaryKey(),
  membershipId: uuid('membership_id')
    .notNull()
    .references(() => memberships.id),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

/** What a person signs in with by a gesture of their device, in place of a link (WebAuthn). The private key never leaves the device. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** As the browser gives it, base64url. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE, base64url. */
    publicKey: text('public_key').notNull(),
    /** Grows at each use where the device counts; a number that goes back is a copy. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    label: text('label').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
    /** When the last challenge answered was given: one is accepted once, and none older than it. */
    challengedAt: instant('challenged_at'),
  },
  (t) => [index('passkeys_user').on(t.userId)],
)
