import type { PoliticalGroup } from '@hemicycle/contract'
import { and, asc, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { politicalGroups } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'

const members = raw<number>`(select count(*) from councillors c where c.removed_at is null
  and c.authority_id = "political_groups"."authority_id" and c.political_group = "political_groups"."name")::int`

const rows = (sql: Sql) => sql.select({ group: politicalGroups, members }).from(politicalGroups)
type Row = Awaited<ReturnType<typeof rows>>[number]

export async function groupList(sql: Sql): Promise<PoliticalGroup[]> {
  const all = await rows(sql)
    .where(isNull(politicalGroups.removedAt))
    .orderBy(asc(politicalGroups.position), asc(politicalGroups.name))
  return all.map(toGroup)
}

export async function groupById(sql: Sql, id: string): Promise<PoliticalGroup> {
  const [row] = await rows(sql).where(and(eq(politicalGroups.id, id)))
  return toGroup(existing(row, 'group'))
}

const toGroup = ({ group, members: count }: Row): PoliticalGroup => ({
  id: group.id,
  name: group.name,
  shortName: group.shortName,
  colour: group.colour,
  position: group.position,
  members: count,
  version: group.version,
})
