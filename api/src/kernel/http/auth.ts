import jwt from '@fastify/jwt'
import { Problem } from '@hemicycle/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../db/tx.ts'

export const ACCESS_MINUTES = 10

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
export async function readActor(request: FastifyRequest): Promise<Actor | null> {
  if (!request.headers.authorization) return null
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
