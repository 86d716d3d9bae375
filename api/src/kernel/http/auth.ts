import jwt from '@fastify/jwt'
import { Problem, type Scope, TOKEN_ROLE } from '@hemicycle/domain'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/client.ts'
import { apiTokens } from '../db/schema/index.ts'
import { type Actor, asSystem } from '../db/tx.ts'
import { fingerprint } from '../secrets.ts'

export const ACCESS_MINUTES = 10
/** By which a token of another system is told from that of a session, by us and by those who look for leaked secrets. */
export const API_TOKEN_PREFIX = 'hmc_'
const USE_NOTED_EVERY_MS = 60_000

/** Who calls, where a stranger has nothing to do. */
export function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Problem('NOT_SIGNED_IN')
  return actor
}

/** Who calls. Another system is held to the scopes of its token, a person (null) to the role. */
export interface Caller {
  readonly actor: Actor
  readonly scopes: readonly Scope[] | null
}
interface NeedsTokens {
  readonly database: Database
  readonly clock: Clock
}

interface Claims {
  readonly sub: string
  readonly mid: string
  readonly aid: string
  readonly role: string
  readonly name: string
  readonly cid: string | null
}

/** Access tokens: short-lived, signed with HS256, carrying who acts for which authority. */
export async function registerTokens(app: FastifyInstance, secret: string): Promise<void> {
  await app.register(jwt, {
    secret,
    sign: { expiresIn: `${ACCESS_MINUTES}m`, algorithm: 'HS256', iss: 'hemicycle' },
    verify: { algorithms: ['HS256'], allowedIss: 'hemicycle' },
  })
}

export function signAccess(app: FastifyInstance, actor: Actor): string {
  const claims: Claims = {
    sub: actor.userId,
    mid: actor.membershipId,
    aid: actor.authorityId,
    role: actor.role,
    name: actor.name,
    cid: actor.councillorId,
  }
  return app.jwt.sign(claims)
}

/** Who calls, or null for a stranger. A bad or expired token is a stranger who should renew: NOT_SIGNED_IN. */
export async function readCaller(request: FastifyRequest, deps: NeedsTokens): Promise<Caller | null> {
  const { authorization } = request.headers
  if (!authorization) return null
  const token = /^Bearer (hmc_[\w-]+)$/.exec(authorization)?.[1]
  return token ? callerByToken(deps, token) : { actor: await actorOfSession(request), scopes: null }
}

/** What a system does is written under the name of its token, which stands for a person everywhere a person is asked for. */
async function callerByToken(deps: NeedsTokens, token: string): Promise<Caller> {
  const now = deps.clock.now()
  return asSystem(deps, async (sql) => {
    const good = and(eq(apiTokens.tokenHash, fingerprint(token)), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now)) // prettier-ignore
    const [row] = await sql.select().from(apiTokens).where(good)
    if (!row) throw new Problem('NOT_SIGNED_IN', 'jeton inconnu, expiré ou révoqué')
    const { id, authorityId, name, scopes, lastUsedAt } = row
    if (now.getTime() - (lastUsedAt?.getTime() ?? 0) > USE_NOTED_EVERY_MS)
      await sql.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id))
    const actor = { userId: id, membershipId: id, authorityId, role: TOKEN_ROLE, name: `Jeton ${name}`, councillorId: null } // prettier-ignore
    return { actor, scopes }
  })
}

async function actorOfSession(request: FastifyRequest): Promise<Actor> {
  const claims = await request.jwtVerify<Claims>().catch(() => {
    throw new Problem('NOT_SIGNED_IN', 'the access token is not valid any more')
  })
  return {
    userId: claims.sub,
    membershipId: claims.mid,
    authorityId: claims.aid,
    role: claims.role,
    name: claims.name,
    councillorId: claims.cid,
  }
}
