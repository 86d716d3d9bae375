import type { Audience } from '@hemicycle/contract'
import { type AudienceKind, Problem } from '@hemicycle/domain'
import { and, inArray, isNull, type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, councillors, politicalGroups } from '../../kernel/db/schema/index.ts'

/**
 * Whether a version is meant for a councillor on a civil date, as a condition of the query that reads it: `version` is the alias of
 * publication_versions there. Who is no councillor reads what is for everybody.
 */
export function reaches(version: string, councillorId: SQL | string | null, today: string): SQL {
  const of = (column: string): SQL => raw.raw(`${version}.${column}`)
  const person = raw`${councillorId}::uuid`
  return raw`(case ${of('audience')}
    when 'ALL' then true
    when 'NAMED' then coalesce(${person} = any(${of('audience_ids')}), false)
    when 'BODIES' then exists (select 1 from body_members m where m.councillor_id = ${person}
      and m.body_id = any(${of('audience_ids')}) and m.since <= ${today} and (m.until is null or m.until >= ${today}))
    when 'GROUPS' then exists (select 1 from councillors o join political_groups g
      on g.authority_id = o.authority_id and g.name = o.political_group
      where o.id = ${person} and g.id = any(${of('audience_ids')}))
    else false end)`
}

/** How many councillors a version is meant for. */
export const reachOf = (version: string, today: string): SQL =>
  raw`(select count(*)::int from councillors c where c.removed_at is null and ${reaches(version, raw`c.id`, today)})`

const TABLES = { GROUPS: politicalGroups, BODIES: bodies, NAMED: councillors } as const

/** The audience as it is kept. Throws INVALID_INPUT when it names nobody, or what is not of this authority. */
export async function checkedAudience(sql: Sql, { kind, ids }: Audience): Promise<Audience> {
  if (kind === 'ALL') return { kind, ids: [] }
  const table = TABLES[kind satisfies AudienceKind]
  const found = await sql
    .select({ id: table.id })
    .from(table)
    .where(and(inArray(table.id, [...ids]), isNull(table.removedAt)))
  if (ids.length > 0 && found.length === ids.length) return { kind, ids }
  const reason = ids.length === 0 ? 'nobody is named' : 'unknown'
  throw new Problem('INVALID_INPUT', 'audience', { violations: [{ field: 'audience', reason }] })
}
