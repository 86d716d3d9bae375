import { eq } from 'drizzle-orm'
import { memberships } from '../kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../kernel/db/tx.ts'
import type { Deps } from '../kernel/deps.ts'

const PATIENCE_MS = 120_000
type Read = Parameters<typeof inTx<boolean>>[2]

/** Waits for what the product's own jobs make. */
export async function until(deps: Deps, actor: Actor, read: Read): Promise<void> {
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit;) {
    if (await inTx(deps, { authorityId: actor.authorityId }, read)) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the demo took too long')
}

/** Somebody of the demo, by name. */
export async function demoActor(deps: Deps, person: string): Promise<Actor> {
  const [row] = await asSystem(deps, (sql) =>
    sql.select().from(memberships).where(eq(memberships.displayName, person)).limit(1),
  )
  if (!row) throw new Error(`${person} is missing`)
  const { authorityId, userId, id: membershipId, role, displayName: name, councillorId } = row
  return { authorityId, userId, membershipId, role, name, councillorId }
}
