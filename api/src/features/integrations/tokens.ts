import type { ApiToken, createToken, Input, revokeToken } from '@hemicycle/contract'
import { addDays, civilDateIn, endOfDay, Problem } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import { apiTokens } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { API_TOKEN_PREFIX } from '../../kernel/http/auth.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { fingerprint, newToken } from '../../kernel/secrets.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { toToken } from './queries.ts'

const MOST_DAYS = 731

/** The secret leaves in this reply alone: only its fingerprint is kept. */
export async function createTokenCommand(
  deps: Deps,
  actor: Actor,
  { name, scopes, expiresOn }: Input<typeof createToken>,
): Promise<{ token: ApiToken; secret: string }> {
  const now = deps.clock.now()
  const secret = API_TOKEN_PREFIX + newToken()
  return inTx(deps, actor, async (sql) => {
    const { timeZone } = await currentAuthority(sql)
    const today = civilDateIn(now, timeZone)
    if (expiresOn < today || expiresOn > addDays(today, MOST_DAYS))
      throw new Problem('INVALID_INPUT', 'expiresOn', { violations: [{ field: 'expiresOn', reason: 'from today, two years away at most' }] }) // prettier-ignore
    const expiresAt = endOfDay(expiresOn, timeZone)
    const row = { id: newId(), authorityId: actor.authorityId, name: name.trim(), hint: secret.slice(-4), tokenHash: fingerprint(secret), scopes, createdBy: actor.name, createdAt: now, expiresAt, lastUsedAt: null, revokedAt: null } // prettier-ignore
    await sql.insert(apiTokens).values(row)
    await record(sql, actor, now, {
      action: 'token.created',
      subject: 'token',
      subjectId: row.id,
      facts: { scopes, expiresOn },
    })
    return { token: toToken(row), secret }
  })
}

export async function revokeTokenCommand(
  deps: Deps,
  actor: Actor,
  { tokenId }: Input<typeof revokeToken>,
): Promise<Record<string, never>> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const [known] = await sql.select().from(apiTokens).where(eq(apiTokens.id, tokenId))
    if (!known) throw new Problem('NOT_FOUND', 'token')
    const revoked = await sql
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id })
    if (revoked.length > 0)
      await record(sql, actor, now, { action: 'token.revoked', subject: 'token', subjectId: tokenId })
    return {}
  })
}
