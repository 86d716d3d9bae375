import type { Mandate, SignIn } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { loginSessions } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { fingerprint } from '../../kernel/secrets.ts'
import { convocationList } from '../convocations/queries.ts'
import { type Account, REFRESH_COOKIE, seatsOf, sessionByToken } from './queries.ts'
import { openSession } from './sessions.ts'

/** Where the person sits, and what waits there. Each authority is read within its own walls. */
export async function mandateList(deps: Deps, actor: Actor): Promise<{ mandates: Mandate[] }> {
  const seats = await asSystem(deps, (sql) => seatsOf(sql, actor.userId))
  const mandates: Mandate[] = []
  for (const seat of seats) mandates.push(await mandateOf(deps, seat, actor.membershipId))
  return { mandates }
}

async function mandateOf(deps: Deps, { membership, authority }: Account, current: string): Promise<Mandate> {
  const now = deps.clock.now()
  const list = await inTx(deps, { authorityId: authority.id }, (sql) =>
    convocationList(sql, membership.councillorId, now),
  )
  const toCome = list.filter(({ startsAt, cancelled }) => startsAt >= now.toISOString() && !cancelled)
  return {
    membershipId: membership.id,
    authorityName: authority.name,
    current: membership.id === current,
    waiting: toCome.filter(
      ({ acknowledgedAt, kind }) => acknowledgedAt === null && kind !== 'COPY_INFORMATION',
    ).length,
    nextAt: toCome[0]?.startsAt ?? null,
  }
}

/**
 * The same person, on the same device, in another of their seats: the tokens stay one family, so that a device that is revoked loses
 * all of them. A seat asks for no second factor; any other role of theirs does, and is not given here.
 */
export async function takeMandateCommand(
  deps: Deps,
  actor: Actor,
  { membershipId }: { membershipId: string },
  exchange: Exchange,
): Promise<SignIn> {
  return asSystem(deps, async (sql) => {
    const seat = (await seatsOf(sql, actor.userId)).find(({ membership }) => membership.id === membershipId)
    if (!seat) throw new Problem('NOT_FOUND', 'mandate')
    const token = exchange.request.cookies[REFRESH_COOKIE]
    const session = token ? await sessionByToken(sql, fingerprint(token)) : null
    if (!session || session.revokedAt) return openSession(deps, sql, seat, exchange)
    await sql.update(loginSessions).set({ usedAt: deps.clock.now() }).where(eq(loginSessions.id, session.id))
    return openSession(deps, sql, seat, exchange, session.familyId)
  })
}
