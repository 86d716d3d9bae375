import type { addPasskey, Input, Passkey, removePasskey } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq } from 'drizzle-orm'
import { passkeys } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { accountByMembership, passkeyRows, toPasskey } from './queries.ts'
import { readMade, readTicket, registration } from './webauthn.ts'

export async function askPasskeyCommand(deps: Deps, actor: Actor) {
  const { account, known } = await asSystem(deps, async (sql) => ({
    account: await accountByMembership(sql, actor.membershipId),
    known: await passkeyRows(sql, actor.userId),
  }))
  if (!account) throw new Problem('NOT_SIGNED_IN')
  return registration(deps, { userId: actor.userId, email: account.user.email, name: actor.name }, known)
}

export async function addPasskeyCommand(
  deps: Deps,
  actor: Actor,
  { ticket, label, ...made }: Input<typeof addPasskey>,
): Promise<Passkey> {
  const asked = readTicket(deps, 'PASSKEY_OFFER', ticket)
  if (asked?.userId !== actor.userId) throw new Problem('PASSKEY_REFUSED', 'not asked for, or too late')
  const read = await readMade(deps, asked.challenge, made)
  if (!read) throw new Problem('PASSKEY_REFUSED', 'not an answer to this challenge')
  const now = deps.clock.now()
  const { transports } = made
  const values = { id: newId(), userId: actor.userId, ...read, transports: [...transports], label, createdAt: now } // prettier-ignore
  const row = await asSystem(deps, async (sql) => {
    const [added] = await sql.insert(passkeys).values(values).onConflictDoNothing().returning()
    return added
  })
  if (!row) throw new Problem('DUPLICATE', 'passkey')
  await told(deps, actor, 'passkey.added', row.id)
  return toPasskey(row)
}

export async function removePasskeyCommand(
  deps: Deps,
  actor: Actor,
  { passkeyId }: Input<typeof removePasskey>,
): Promise<Record<string, never>> {
  const mine = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, actor.userId))
  const removed = await asSystem(deps, (sql) => sql.delete(passkeys).where(mine).returning())
  if (removed.length === 0) throw new Problem('NOT_FOUND', 'passkey')
  await told(deps, actor, 'passkey.removed', passkeyId)
  return {}
}

/** The key belongs to the installation, the journal to the authority where the person did it. */
const told = (deps: Deps, actor: Actor, action: string, subjectId: string): Promise<void> =>
  inTx(deps, actor, (sql) => record(sql, actor, deps.clock.now(), { action, subject: 'passkey', subjectId }))
