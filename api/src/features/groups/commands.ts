import type { changeGroup, createGroup, GroupFields, Input, PoliticalGroup } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { politicalGroups } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, unique } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { groupById } from './queries.ts'

const NAMES = { political_groups_name: 'name' }

export async function createGroupCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createGroup>,
): Promise<PoliticalGroup> {
  return inTx(deps, actor, async (sql) => {
    const id = newId()
    const row = { ...cleaned(input), id, authorityId: actor.authorityId }
    await unique(NAMES, () => sql.insert(politicalGroups).values(row))
    return written(deps, sql, actor, 'group.created', id)
  })
}

export async function changeGroupCommand(
  deps: Deps,
  actor: Actor,
  { groupId, version, ...fields }: Input<typeof changeGroup>,
): Promise<PoliticalGroup> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql
      .select()
      .from(politicalGroups)
      .where(eq(politicalGroups.id, groupId))
      .for('update')
    current(row, version, 'group')
    const change = { ...cleaned(fields), version: version + 1 }
    await unique(NAMES, () => sql.update(politicalGroups).set(change).where(eq(politicalGroups.id, groupId)))
    return written(deps, sql, actor, 'group.changed', groupId)
  })
}

export async function removeGroupCommand(
  deps: Deps,
  actor: Actor,
  { groupId }: { groupId: string },
): Promise<PoliticalGroup> {
  return inTx(deps, actor, async (sql) => {
    if ((await groupById(sql, groupId)).members > 0) throw new Problem('IN_USE', 'the group has members')
    return putAside(deps, sql, actor, groupId, deps.clock.now())
  })
}

export async function restoreGroupCommand(
  deps: Deps,
  actor: Actor,
  { groupId }: { groupId: string },
): Promise<PoliticalGroup> {
  return inTx(deps, actor, async (sql) => {
    await groupById(sql, groupId)
    return putAside(deps, sql, actor, groupId, null)
  })
}

async function putAside(deps: Deps, sql: Sql, actor: Actor, id: string, removedAt: Date | null) {
  await sql.update(politicalGroups).set({ removedAt }).where(eq(politicalGroups.id, id))
  return written(deps, sql, actor, removedAt ? 'group.removed' : 'group.restored', id)
}

async function written(deps: Deps, sql: Sql, actor: Actor, action: string, id: string) {
  await record(sql, actor, deps.clock.now(), { action, subject: 'group', subjectId: id })
  return groupById(sql, id)
}

const cleaned = ({ name, shortName, colour, position }: GroupFields): GroupFields => ({
  name: name.trim(),
  shortName: shortName.trim(),
  colour,
  position,
})
