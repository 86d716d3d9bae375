import type { Me, TextSize } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { users } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { accountByMembership, meOf } from './queries.ts'

/** What a person wants of the screens, wherever they sign in. Nobody else's business: not in the journal. */
export async function saveReadingSettingsCommand(
  deps: Deps,
  actor: Actor,
  { textSize, tourSeen }: { textSize?: TextSize; tourSeen?: true },
): Promise<Me> {
  return asSystem(deps, async (sql) => {
    const change = { ...(textSize && { textSize }), ...(tourSeen && { tourSeenAt: deps.clock.now() }) }
    if (Object.keys(change).length > 0) await sql.update(users).set(change).where(eq(users.id, actor.userId))
    const account = await accountByMembership(sql, actor.membershipId)
    if (!account) throw new Problem('NOT_SIGNED_IN')
    return meOf(account)
  })
}
