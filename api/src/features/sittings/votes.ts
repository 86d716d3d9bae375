import type { cancelVote, Input, recordVote, Sitting, SittingItem } from '@hemicycle/contract'
import { type Choice, Problem, type Tally, tallyOf, votersOf } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { itemVotes } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { itemById } from '../agenda/queries.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { noteSitting } from './note.ts'
import { sittingOf } from './queries.ts'

type Vote = Input<typeof recordVote>

/** Figures or votes by name, checked against who could vote on that item. Recorded again, the later one counts. */
export async function recordVoteCommand(deps: Deps, actor: Actor, input: Vote): Promise<Sitting> {
  const recordedAt = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { sitting, item } = await itemInRoom(sql, input.itemId)
    if (item.withdrawn) throw new Problem('NOT_ALLOWED_NOW', 'the item was withdrawn')
    const { ballot } = input
    const president = sitting.presidentId === null ? null : (input.choices?.[sitting.presidentId] ?? null)
    const presidentChoice = input.presidentChoice ?? president
    const votes = { ballot, presidentChoice, recordedAt, ...countedVotes(input, item) }
    await sql
      .insert(itemVotes)
      .values({ authorityId: actor.authorityId, itemId: item.itemId, ...votes })
      .onConflictDoUpdate({ target: [itemVotes.authorityId, itemVotes.itemId], set: votes })
    const after = await sittingOf(sql, sitting.meetingId)
    const adopted = after.items.find(({ itemId }) => itemId === item.itemId)?.vote?.outcome.adopted
    const facts = { itemId: item.itemId, ballot, tally: votes.tally, adopted }
    await noteSitting(sql, actor, recordedAt, sitting.meetingId, { action: 'sitting.voted', facts })
    return after
  })
}

export async function cancelVoteCommand(
  deps: Deps,
  actor: Actor,
  { itemId }: Input<typeof cancelVote>,
): Promise<Sitting> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { sitting } = await itemInRoom(sql, itemId)
    const gone = await sql.delete(itemVotes).where(eq(itemVotes.itemId, itemId)).returning()
    if (gone.length === 0) throw new Problem('NOT_FOUND', 'no vote on this item')
    await noteSitting(sql, actor, now, sitting.meetingId, {
      action: 'sitting.vote-cancelled',
      facts: { itemId },
    })
    return sittingOf(sql, sitting.meetingId)
  })
}

async function itemInRoom(sql: Sql, itemId: string): Promise<{ sitting: Sitting; item: SittingItem }> {
  const row = await itemById(sql, itemId)
  if (!row) throw new Problem('NOT_FOUND', 'agenda item')
  const { meeting } = await lockMeeting(sql, row.meetingId)
  if (meeting.state === 'DRAFT' || meeting.state === 'CANCELLED')
    throw new Problem('NOT_ALLOWED_NOW', 'the meeting is not convened')
  const sitting = await sittingOf(sql, row.meetingId)
  const item = sitting.items.find((one) => one.itemId === itemId)
  if (!item) throw new Problem('NOT_FOUND', 'agenda item')
  return { sitting, item }
}

function countedVotes(
  { ballot, tally, choices }: Vote,
  item: SittingItem,
): { tally: Tally; choices: Record<string, Choice> | null } {
  const voters = new Set(votersOf(item.standings).map(({ memberId }) => memberId))
  const refuse = (field: string, reason: string): never => {
    throw new Problem('INVALID_INPUT', reason, { violations: [{ field, reason }] })
  }
  if (choices) {
    if (ballot === 'SECRET') refuse('choices', 'a secret ballot names nobody')
    for (const memberId of Object.keys(choices))
      if (!voters.has(memberId)) refuse(`choices.${memberId}`, 'absent without a proxy, or recused')
    return { tally: tallyOf(Object.values(choices)), choices: { ...choices } }
  }
  if (!tally) return refuse('tally', 'figures or votes by name are needed')
  const total = Object.values(tally).reduce((sum, count) => sum + count, 0)
  if (total > voters.size) refuse('tally', `${total} votes, ${voters.size} voters`)
  return { tally, choices: null }
}
