import type { SignIn } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { loginSessions, memberships } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { ACCESS_MINUTES, signAccess } from '../../kernel/http/auth.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/ids.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { lostTrust } from '../devices/queries.ts'
import {
  type Account,
  accountByMembership,
  actorOf,
  meOf,
  REFRESH_COOKIE as COOKIE,
  sessionByToken,
} from './queries.ts'

const COOKIE_PATH = '/api/v1/session'
const DAY = 86_400_000
/** Idle life of a refresh token: a working day for those who prepare, a month for an élu's own device. */
const LIFE = { office: DAY / 2, others: 30 * DAY }
/** A reply lost on the road: the same token again, within this time, is a retry and not a theft. */
const GRACE_MS = 10_000

const lifeOf = (account: Account): number =>
  ['ADMINISTRATOR', 'ASSEMBLY_OFFICE'].includes(account.membership.role) ? LIFE.office : LIFE.others

/** Opens a session on this device: access token in the body, refresh token in a cookie that scripts cannot read. */
export async function openSession(
  deps: Deps,
  sql: Sql,
  account: Account,
  exchange: Exchange,
  familyId = newId(),
): Promise<SignIn> {
  const now = deps.clock.now()
  const token = newToken()
  const expiresAt = new Date(now.getTime() + lifeOf(account))
  await sql.insert(loginSessions).values({
    id: newId(),
    familyId,
    membershipId: account.membership.id,
    tokenHash: fingerprint(token),
    createdAt: now,
    expiresAt,
  })
  if (account.membership.joinedAt === null)
    await sql.update(memberships).set({ joinedAt: now }).where(eq(memberships.id, account.membership.id))
  setCookie(deps, exchange, token, expiresAt)
  return {
    step: 'SIGNED_IN',
    accessToken: signAccess(exchange.request.server, actorOf(account)),
    expiresAt: new Date(Date.now() + ACCESS_MINUTES * 60_000).toISOString(),
    me: meOf(account),
    challenge: null,
    enrolment: null,
  }
}

/** Turns the refresh token over. One used twice is in two hands: the whole family is revoked. */
export async function refresh(deps: Deps, exchange: Exchange): Promise<SignIn> {
  const token = exchange.request.cookies[COOKIE]
  if (!token) throw new Problem('NOT_SIGNED_IN')
  const now = deps.clock.now()
  const outcome = await asSystem(deps, async (sql) => {
    const session = await sessionByToken(sql, fingerprint(token))
    if (!session || session.revokedAt || session.expiresAt <= now) return 'ENDED' as const
    if (session.usedAt && now.getTime() - session.usedAt.getTime() > GRACE_MS) {
      await revokeFamily(sql, session.familyId, now)
      return 'REUSED' as const
    }
    const account = await accountByMembership(sql, session.membershipId)
    if (!account || (await lostTrust(sql, session.familyId))) return 'ENDED' as const
    await sql
      .update(loginSessions)
      .set({ usedAt: session.usedAt ?? now })
      .where(eq(loginSessions.id, session.id))
    return openSession(deps, sql, account, exchange, session.familyId)
  })
  if (typeof outcome === 'object') return outcome
  clearCookie(exchange)
  throw new Problem(outcome === 'REUSED' ? 'SESSION_REVOKED' : 'NOT_SIGNED_IN')
}

export async function leave(deps: Deps, exchange: Exchange): Promise<Record<string, never>> {
  const token = exchange.request.cookies[COOKIE]
  if (token)
    await asSystem(deps, async (sql) => {
      const session = await sessionByToken(sql, fingerprint(token))
      if (session) await revokeFamily(sql, session.familyId, deps.clock.now())
    })
  clearCookie(exchange)
  return {}
}

async function revokeFamily(sql: Sql, familyId: string, now: Date): Promise<void> {
  await sql
    .update(loginSessions)
    .set({ revokedAt: now })
    .where(and(eq(loginSessions.familyId, familyId), isNull(loginSessions.revokedAt)))
}

function setCookie(deps: Deps, { reply }: Exchange, token: string, expires: Date): void {
  const secure = deps.config.publicUrl.startsWith('https:')
  reply.setCookie(COOKIE, token, { path: COOKIE_PATH, httpOnly: true, sameSite: 'strict', secure, expires })
}

function clearCookie({ reply }: Exchange): void {
  reply.clearCookie(COOKIE, { path: COOKIE_PATH })
}
