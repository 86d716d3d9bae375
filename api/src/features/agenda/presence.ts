import { type Input, type Output, PRESENCE_SECONDS, type sayPresence } from '@hemicycle/contract'
import { and, asc, eq, gt, lte, ne } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaPresence as table } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { meetingWithBody } from '../meetings/queries.ts'

/** Says where a clerk is, and tells who else is there. Others hear of it only when it changes; silence is forgotten by itself. */
export async function presenceCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof sayPresence>,
): Promise<Output<typeof sayPresence>> {
  const now = deps.clock.now()
  const limit = new Date(now.getTime() - PRESENCE_SECONDS * 1000)
  const { meetingId, clientId } = input
  return inTx(deps, actor, async (sql) => {
    await meetingWithBody(sql, meetingId)
    const expired = await sql
      .delete(table)
      .where(and(eq(table.meetingId, meetingId), lte(table.seenAt, limit)))
      .returning({ clientId: table.clientId })
    const moved = await (input.leaving ? leave(sql, input) : stay(sql, actor, input, now))
    if (moved || expired.length > 0) await announce(sql, actor.authorityId, { topic: 'presence', meetingId })
    const others = await sql
      .select()
      .from(table)
      .where(and(eq(table.meetingId, meetingId), ne(table.clientId, clientId), gt(table.seenAt, limit)))
      .orderBy(asc(table.since), asc(table.clientId))
    return {
      present: others.map(({ clientId: client, name, itemId, since }) => ({
        clientId: client,
        name,
        itemId,
        since: since.toISOString(),
      })),
    }
  })
}

type Said = Input<typeof sayPresence>

async function leave(sql: Sql, { meetingId, clientId }: Said): Promise<boolean> {
  const mine = and(eq(table.meetingId, meetingId), eq(table.clientId, clientId))
  return (await sql.delete(table).where(mine).returning({ id: table.clientId })).length > 0
}

/** True when the others do not know it yet. */
async function stay(
  sql: Sql,
  actor: Actor,
  { meetingId, clientId, itemId }: Said,
  now: Date,
): Promise<boolean> {
  const mine = and(
    eq(table.meetingId, meetingId),
    eq(table.clientId, clientId),
    eq(table.userId, actor.userId),
  )
  const [was] = await sql.select({ itemId: table.itemId }).from(table).where(mine)
  const { authorityId, userId, name } = actor
  const row = { authorityId, meetingId, clientId, userId, name, itemId, since: now, seenAt: now }
  const changed = was?.itemId !== itemId
  await sql
    .insert(table)
    .values(row)
    .onConflictDoUpdate({
      target: [table.authorityId, table.meetingId, table.clientId],
      set: changed ? { userId, name, itemId, since: now, seenAt: now } : { seenAt: now },
    })
  return changed
}
