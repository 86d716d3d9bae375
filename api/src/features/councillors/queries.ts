import type { Councillor } from '@hemicycle/contract'
import { asc, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, bodyMembers, councillors, memberships } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { inOffice } from '../authorities/queries.ts'

export type CouncillorRow = typeof councillors.$inferSelect

/** INVITED accounts have never opened a session; the account itself is read by the accounts feature only. */
const account = raw<'NONE' | 'INVITED' | 'ACTIVE' | 'REVOKED'>`coalesce((
  select case when m.revoked_at is not null then 'REVOKED' when m.invited_at is not null and m.joined_at is null then 'INVITED'
    else 'ACTIVE' end
  from ${memberships} m where m.councillor_id = "councillors"."id" and m.role = 'COUNCILLOR' order by m.id limit 1), 'NONE')`

const rows = (sql: Sql, today: string) =>
  sql
    .select({
      councillor: councillors,
      account,
      bodies: raw<string[]>`coalesce(array_agg(${bodies.name} order by ${bodies.position})
        filter (where ${bodies.id} is not null and ${inOffice(today)}), '{}')`,
    })
    .from(councillors)
    .leftJoin(bodyMembers, eq(bodyMembers.councillorId, councillors.id))
    .leftJoin(bodies, raw`${bodies.id} = ${bodyMembers.bodyId} and ${bodies.removedAt} is null`)
    .groupBy(councillors.authorityId, councillors.id)
    .$dynamic()
type Row = Awaited<ReturnType<typeof rows>>[number]

export async function councillorList(sql: Sql, today: string): Promise<Councillor[]> {
  const all = await rows(sql, today)
    .where(isNull(councillors.removedAt))
    .orderBy(asc(councillors.protocolOrder), asc(councillors.lastName))
  return all.map(toCouncillor)
}

export async function councillorById(sql: Sql, id: string, today: string): Promise<Councillor> {
  const [row] = await rows(sql, today).where(eq(councillors.id, id))
  return toCouncillor(existing(row, 'councillor'))
}

function toCouncillor({ councillor, account: state, bodies: names }: Row): Councillor {
  const { authorityId, politicalGroup, removedAt, channels, ...kept } = councillor
  void [authorityId, removedAt]
  return { ...kept, channels: [...channels], group: politicalGroup, bodies: names, account: state }
}
