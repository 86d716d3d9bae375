import type { AccountRow } from '@hemicycle/contract'
import { and, asc, desc, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { loginSessions, memberships, users } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem, type Tenant } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'

const lastSeen = raw<
  string | null
>`(select max(s.created_at) from ${loginSessions} s where s.membership_id = "memberships"."id")`

/** Identities are the installation's, so this is a system read: the authority is asked for by name. */
const rows = (sql: Sql, { authorityId }: Tenant, id?: string) =>
  sql
    .select({ membership: memberships, user: users, lastSeen })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.authorityId, authorityId), id ? eq(memberships.id, id) : undefined))
    .orderBy(
      asc(raw`${memberships.revokedAt} is not null`),
      asc(memberships.displayName),
      desc(memberships.id),
    )
type Row = Awaited<ReturnType<typeof rows>>[number]

export const accountList = (deps: Deps, actor: Actor): Promise<AccountRow[]> =>
  asSystem(deps, async (sql) => (await rows(sql, actor)).map((row) => toRow(row, actor)))

export async function accountRow(deps: Deps, actor: Actor, id: string): Promise<AccountRow> {
  const [row] = await asSystem(deps, (sql) => rows(sql, actor, id))
  return toRow(existing(row, 'account'), actor)
}

function toRow({ membership, user, lastSeen: seen }: Row, actor: Actor): AccountRow {
  const invited = membership.invitedAt !== null && membership.joinedAt === null
  return {
    id: membership.id,
    name: membership.displayName,
    email: user.email,
    role: membership.role,
    councillorId: membership.councillorId,
    department: membership.department,
    state: membership.revokedAt ? 'REVOKED' : invited ? 'INVITED' : 'ACTIVE',
    secondFactor: user.totpConfirmedAt !== null,
    lastSeenAt: seen === null ? null : new Date(seen).toISOString(),
    self: membership.id === actor.membershipId,
  }
}
