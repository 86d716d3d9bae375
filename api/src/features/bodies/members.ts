import type { BodyMember, BodySummary, changeMembers, Input } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, bodyMembers, councillors } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'
import { todayOf } from '../authorities/queries.ts'
import { bodyById, memberList } from './queries.ts'

/** Writes who sits in a body and when. What changed is in the journal; what was sent before goes by its own manifest. */
export async function changeMembersCommand(
  deps: Deps,
  actor: Actor,
  { bodyId, version, members }: Input<typeof changeMembers>,
): Promise<BodySummary> {
  const now = deps.clock.now()
  refuseOverlaps(members)
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(bodies).where(eq(bodies.id, bodyId)).for('update')
    current(row, version, 'body')
    await refuseStrangers(sql, members)
    const before = await memberList(sql, bodyId)
    await sql.delete(bodyMembers).where(eq(bodyMembers.bodyId, bodyId))
    if (members.length > 0)
      await sql
        .insert(bodyMembers)
        .values(members.map((member) => ({ ...member, bodyId, authorityId: actor.authorityId })))
    await sql
      .update(bodies)
      .set({ version: version + 1 })
      .where(eq(bodies.id, bodyId))
    await record(sql, actor, now, {
      action: 'body.members-changed',
      subject: 'body',
      subjectId: bodyId,
      facts: { added: only(members, before), removed: only(before, members) },
    })
    return bodyById(sql, bodyId, await todayOf(sql, now))
  })
}

const textOf = ({ councillorId, since, until, substituteId }: BodyMember): string =>
  `${councillorId} ${since} ${until ?? ''}${substituteId ? ` ${substituteId}` : ''}`

function only(these: readonly BodyMember[], others: readonly BodyMember[]): string[] {
  const known = new Set(others.map(textOf))
  return these.map(textOf).filter((text) => !known.has(text))
}

/** One person cannot sit twice at once: she would be convened, and counted for the quorum, twice. */
function refuseOverlaps(members: readonly BodyMember[]): void {
  const violations = members.flatMap((one, index) => {
    const field = `members/${index}`
    if (one.substituteId === one.councillorId) return [{ field, reason: 'nobody is his own suppléant' }]
    if (one.until !== null && one.until < one.since) return [{ field, reason: 'ends before it starts' }]
    const other = members.find(
      (two, rank) => rank < index && two.councillorId === one.councillorId && meet(one, two),
    )
    return other ? [{ field, reason: 'sits already at that time' }] : []
  })
  if (violations.length > 0) throw new Problem('INVALID_INPUT', 'members', { violations })
}

const meet = (one: BodyMember, two: BodyMember): boolean =>
  (one.until === null || one.until >= two.since) && (two.until === null || two.until >= one.since)

async function refuseStrangers(sql: Sql, members: readonly BodyMember[]): Promise<void> {
  const ids = [...new Set(members.flatMap((one) => [one.councillorId, one.substituteId ?? one.councillorId]))]
  if (ids.length === 0) return
  const known = await sql.select({ id: councillors.id }).from(councillors).where(inArray(councillors.id, ids))
  if (known.length < ids.length) throw new Problem('NOT_FOUND', 'councillor')
}
