import type { SignIn } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { loginLinks, users } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { fingerprint, seal, unseal } from '../../kernel/secrets.ts'
import { mailLoginLink } from './jobs.ts'
import { checkPassword } from './password.ts'
import {
  type Account,
  accountByEmail,
  accountByMembership,
  linkByToken,
  needsSecondFactor,
} from './queries.ts'
import { openSession } from './sessions.ts'
import { acceptedStep, newTotpSecret, totpUri } from './totp.ts'

const CHALLENGE_MINUTES = 5
/** From the fifth failure on, each one doubles the wait: 30 s, 1 min, … one hour at most (CNIL, délibération 2022-100). */
const FREE_FAILURES = 4

interface Challenge {
  readonly membershipId: string
  /** A secret being enrolled: it becomes the account's own with its first good code. */
  readonly secret?: string
  readonly purpose: 'SECOND_FACTOR'
  readonly expiresAt: number
}

export async function signInByPassword(
  deps: Deps,
  input: { email: string; password: string },
  exchange: Exchange,
): Promise<SignIn> {
  const account = await asSystem(deps, (sql) => accountByEmail(sql, input.email))
  const locked = (account?.user.lockedUntil?.getTime() ?? 0) > deps.clock.now().getTime()
  // The password is checked even when the account is locked or unknown: the delay of the answer says nothing.
  const good = await checkPassword(account?.user.passwordHash ?? null, input.password)
  if (account && locked) throw new Problem('TOO_MANY_REQUESTS', 'the account waits after several failures')
  if (account && !good) await countFailure(deps, account)
  if (!account || !good) throw new Problem('BAD_CREDENTIALS')
  return asSystem(deps, (sql) => proceed(deps, sql, account, exchange))
}

/** A good password or link: the session opens, or the second factor is asked for. */
async function proceed(deps: Deps, sql: Sql, account: Account, exchange: Exchange): Promise<SignIn> {
  if (!needsSecondFactor(account)) {
    await forgetFailures(sql, account)
    return openSession(deps, sql, account, exchange)
  }
  const enrolled = account.user.totpConfirmedAt !== null
  const secret = enrolled ? undefined : newTotpSecret()
  const challenge: Challenge = {
    membershipId: account.membership.id,
    purpose: 'SECOND_FACTOR',
    expiresAt: deps.clock.now().getTime() + CHALLENGE_MINUTES * 60_000,
    ...(secret && { secret }),
  }
  return {
    step: enrolled ? 'SECOND_FACTOR' : 'ENROL_SECOND_FACTOR',
    accessToken: null,
    expiresAt: null,
    me: null,
    challenge: seal(deps.secret, challenge),
    enrolment: secret ? { secret, uri: totpUri(secret, account.user.email) } : null,
  }
}

export async function proveSecondFactorStep(
  deps: Deps,
  input: { challenge: string; code: string },
  exchange: Exchange,
): Promise<SignIn> {
  const now = deps.clock.now()
  const challenge = unseal<Challenge>(deps.secret, 'SECOND_FACTOR', input.challenge, now)
  if (!challenge) throw new Problem('LINK_EXPIRED', 'the challenge has expired: sign in again')
  const outcome = await asSystem(deps, async (sql) => {
    const account = await accountByMembership(sql, challenge.membershipId)
    if (!account) return null
    await sql.select({ id: users.id }).from(users).where(eq(users.id, account.user.id)).for('update')
    const { user } = account
    const secret = user.totpConfirmedAt ? user.totpSecret : (challenge.secret ?? null)
    const locked = (user.lockedUntil?.getTime() ?? 0) > now.getTime()
    const step = secret && !locked ? acceptedStep(secret, input.code, now, user.totpLastStep) : null
    if (step === null) return { account, signIn: null }
    await sql
      .update(users)
      .set({ totpSecret: secret, totpConfirmedAt: user.totpConfirmedAt ?? now, totpLastStep: step })
      .where(eq(users.id, user.id))
    await forgetFailures(sql, account)
    return { account, signIn: await openSession(deps, sql, account, exchange) }
  })
  if (outcome?.signIn) return outcome.signIn
  if (outcome) await countFailure(deps, outcome.account)
  throw new Problem('SECOND_FACTOR_INVALID')
}

/** Always the same answer and the same work, whether the address is known or not: a job looks it up. */
export async function askLink(deps: Deps, input: { email: string }): Promise<Record<string, never>> {
  await asSystem(deps, async (sql) => {
    const account = await accountByEmail(sql, input.email)
    if (account) await emit(sql, null, mailLoginLink, { membershipId: account.membership.id })
  })
  return {}
}

export async function signInByLink(
  deps: Deps,
  input: { token: string },
  exchange: Exchange,
): Promise<SignIn> {
  const now = deps.clock.now()
  return asSystem(deps, async (sql) => {
    const link = await linkByToken(sql, fingerprint(input.token))
    if (!link || link.usedAt || link.expiresAt <= now) throw new Problem('LINK_EXPIRED')
    const account = await accountByMembership(sql, link.membershipId)
    if (!account) throw new Problem('LINK_EXPIRED')
    await sql.update(loginLinks).set({ usedAt: now }).where(eq(loginLinks.id, link.id))
    return proceed(deps, sql, account, exchange)
  })
}

async function countFailure(deps: Deps, account: Account): Promise<void> {
  const failures = account.user.failures + 1
  const wait = failures <= FREE_FAILURES ? 0 : Math.min(3600, 30 * 2 ** (failures - FREE_FAILURES - 1)) * 1000
  await asSystem(deps, (sql) =>
    sql
      .update(users)
      .set({ failures, lockedUntil: wait > 0 ? new Date(deps.clock.now().getTime() + wait) : null })
      .where(eq(users.id, account.user.id)),
  )
}

async function forgetFailures(sql: Sql, account: Account): Promise<void> {
  await sql.update(users).set({ failures: 0, lockedUntil: null }).where(eq(users.id, account.user.id))
}
