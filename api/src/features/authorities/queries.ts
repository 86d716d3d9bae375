import type { Authority } from '@hemicycle/contract'
import { civilDateIn } from '@hemicycle/domain'
import { asc, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { authorities, bodyMembers, councillors } from '../../kernel/db/schema/index.ts'

export { colourOf, dataAddress, type House, houseOf, type Logo, mailHouse } from './house.ts'

/** The authority of the transaction: row-level security leaves only one. */
export async function currentAuthority(sql: Sql) {
  const [authority] = await sql.select().from(authorities).limit(1)
  if (!authority) throw new Error('the transaction has no authority')
  return authority
}

/** The civil date of the authority, today. */
export async function todayOf(sql: Sql, now: Date): Promise<string> {
  return civilDateIn(now, (await currentAuthority(sql)).timeZone)
}

export async function authorityShown(sql: Sql): Promise<Authority> {
  const { id, name, type, timeZone, siret, colour, logo, stamp, version } = await currentAuthority(sql)
  return { id, name, type, timeZone, siret, colour, logo, stamp, version }
}

/** Whether a stay in a body covers a civil date. */
export const inOffice = (on: string) =>
  raw`${bodyMembers.since} <= ${on} and (${bodyMembers.until} is null or ${bodyMembers.until} >= ${on})`

/** The members of a body in office on a civil date, in protocol order. */
export async function membersOf(sql: Sql, bodyId: string, on: string) {
  return sql
    .select({ councillor: councillors })
    .from(bodyMembers)
    .innerJoin(councillors, eq(councillors.id, bodyMembers.councillorId))
    .where(
      raw`${bodyMembers.bodyId} = ${bodyId} and ${inOffice(on)}
        and (${councillors.removedAt} is null or ${councillors.removedAt}::date > ${on}::date)`,
    )
    .orderBy(asc(councillors.protocolOrder))
    .then((rows) => rows.map((row) => row.councillor))
}
