import type { Me, Passkey } from '@hemicycle/contract'
import { SECOND_FACTOR_ROLES } from '@hemicycle/domain'
import { and, asc, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  authorities,
  councillors,
  loginLinks,
  loginSessions,
  memberships,
  passkeys,
  users,
} from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { fingerprint } from '../../kernel/secrets.ts'

export const REFRESH_COOKIE = 'hemicycle_refresh'

export interface Account {
  readonly user: typeof users.$inferSelect
  readonly membership: typeof memberships.$inferSelect
  readonly authority: typeof authorities.$inferSelect
  readonly councillor: typeof councillors.$inferSelect | null
}

function accounts(sql: Sql) {
  return sql
    .select({ user: users, membership: memberships, authority: authorities, councillor: councillors })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(authorities, eq(authorities.id, memberships.authorityId))
    .leftJoin(councillors, eq(councillors.id, memberships.councillorId))
}

export async function accountByEmail(sql: Sql, email: string): Promise<Account | null> {
  const [account] = await accounts(sql)
    .where(and(eq(raw`lower(${users.email})`, email.trim().toLowerCase()), isNull(memberships.revokedAt)))
    .orderBy(asc(memberships.id))
    .limit(1)
  return account ?? null
}

/** Null also where the access was taken away: no session opens nor is renewed. */
export async function accountByMembership(sql: Sql, membershipId: string): Promise<Account | null> {
  const [account] = await accounts(sql)
    .where(and(eq(memberships.id, membershipId), isNull(memberships.revokedAt)))
    .limit(1)
  return account ?? null
}

/** The seats of one person, one for each authority, in the order in which they were given. */
export async function seatsOf(sql: Sql, userId: string): Promise<Account[]> {
  return accounts(sql)
    .where(
      and(eq(memberships.userId, userId), eq(memberships.role, 'COUNCILLOR'), isNull(memberships.revokedAt)),
    )
    .orderBy(asc(memberships.id))
}

export async function sessionByToken(sql: Sql, tokenHash: string) {
  const [row] = await sql
    .select()
    .from(loginSessions)
    .where(eq(loginSessions.tokenHash, tokenHash))
    .for('update')
  return row ?? null
}

/** The family of tokens that a request's cookie belongs to, null without a good one. */
export async function sessionFamilyOf(sql: Sql, { request }: Exchange): Promise<string | null> {
  const token = request.cookies[REFRESH_COOKIE]
  const session = token ? await sessionByToken(sql, fingerprint(token)) : null
  return session && !session.revokedAt ? session.familyId : null
}

export async function linkByToken(sql: Sql, tokenHash: string) {
  const [row] = await sql.select().from(loginLinks).where(eq(loginLinks.tokenHash, tokenHash)).for('update')
  return row ?? null
}

export type PasskeyRow = typeof passkeys.$inferSelect

/** The passkeys of one person, in the order in which they were made. */
export async function passkeyRows(sql: Sql, userId: string): Promise<PasskeyRow[]> {
  return sql.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.id))
}
export const passkeysOf = async (sql: Sql, userId: string): Promise<Passkey[]> =>
  (await passkeyRows(sql, userId)).map(toPasskey)

export const toPasskey = ({ id, label, createdAt, usedAt }: PasskeyRow): Passkey => ({
  id,
  label,
  createdAt: createdAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
})

export const actorOf = ({ user, membership }: Account): Actor => ({
  userId: user.id,
  membershipId: membership.id,
  authorityId: membership.authorityId,
  role: membership.role,
  name: membership.displayName,
  councillorId: membership.councillorId,
})

export const needsSecondFactor = (account: Account): boolean =>
  SECOND_FACTOR_ROLES.includes(account.membership.role)

export function meOf({ user, membership, authority, councillor }: Account): Me {
  return {
    userId: user.id,
    email: user.email,
    displayName: membership.displayName,
    civility: councillor?.civility ?? null,
    lastName: councillor?.lastName ?? null,
    role: membership.role,
    councillorId: membership.councillorId,
    authority: { id: authority.id, name: authority.name, timeZone: authority.timeZone },
    textSize: user.textSize,
    tourSeen: user.tourSeenAt !== null,
  }
}

export { hashPassword } from './password.ts'
export { newTotpSecret, totpCode } from './totp.ts'
