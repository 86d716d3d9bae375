import type { BodySummary, CouncillorSummary } from '@hemicycle/contract'
import { type AssemblyType, type BodyKind, noticeRule } from '@hemicycle/domain'
import { asc, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { authorities, bodies, bodyMembers, councillors, numberSeries } from '../../kernel/db/schema/index.ts'

/** The authority of the transaction: row-level security leaves only one. */
export async function currentAuthority(sql: Sql) {
  const [authority] = await sql.select().from(authorities).limit(1)
  if (!authority) throw new Error('the transaction has no authority')
  return authority
}

const inOffice = (on: string) =>
  raw`${bodyMembers.since} <= ${on} and (${bodyMembers.until} is null or ${bodyMembers.until} >= ${on})`

export async function bodySummaries(sql: Sql, today: string): Promise<BodySummary[]> {
  const authority = await currentAuthority(sql)
  const rows = await sql
    .select({
      body: bodies,
      members: raw<number>`count(${bodyMembers.councillorId}) filter (where ${inOffice(today)})::int`,
    })
    .from(bodies)
    .leftJoin(bodyMembers, eq(bodyMembers.bodyId, bodies.id))
    .groupBy(bodies.authorityId, bodies.id)
    .orderBy(asc(bodies.position))
  const series = await sql.select().from(numberSeries).where(eq(numberSeries.appliesTo, 'REPORT'))
  const templates = new Map(series.map((one) => [one.bodyId, one.template]))
  return rows.map(({ body, members }) => ({
    id: body.id,
    code: body.code,
    name: body.name,
    members,
    numberTemplate: templates.get(body.id) ?? templates.get(null) ?? '',
    notice: noticeOf(authority.type, body.kind, today),
    defaultPlace: body.defaultPlace,
    defaultTime: body.defaultTime,
  }))
}

export async function councillorSummaries(sql: Sql, today: string): Promise<CouncillorSummary[]> {
  const rows = await sql
    .select({
      councillor: councillors,
      bodies: raw<
        string[]
      >`coalesce(array_agg(${bodies.name} order by ${bodies.position}) filter (where ${bodies.id} is not null and ${inOffice(today)}), '{}')`,
    })
    .from(councillors)
    .leftJoin(bodyMembers, eq(bodyMembers.councillorId, councillors.id))
    .leftJoin(bodies, eq(bodies.id, bodyMembers.bodyId))
    .groupBy(councillors.authorityId, councillors.id)
    .orderBy(asc(councillors.protocolOrder))
  return rows.map(({ councillor, bodies: names }) => ({
    id: councillor.id,
    civility: councillor.civility,
    firstName: councillor.firstName,
    lastName: councillor.lastName,
    email: councillor.email,
    canton: councillor.canton,
    group: councillor.politicalGroup,
    bodies: names,
  }))
}

/** The members of a body in office on a civil date, in protocol order. */
export async function membersOf(sql: Sql, bodyId: string, on: string) {
  return sql
    .select({ councillor: councillors })
    .from(bodyMembers)
    .innerJoin(councillors, eq(councillors.id, bodyMembers.councillorId))
    .where(raw`${bodyMembers.bodyId} = ${bodyId} and ${inOffice(on)}`)
    .orderBy(asc(councillors.protocolOrder))
    .then((rows) => rows.map((row) => row.councillor))
}

/** The ordinary delay of a body on a day, as the screens show it. */
export function noticeOf(type: AssemblyType, kind: BodyKind, on: string): BodySummary['notice'] {
  const { days, counting, article, toConfirm } = noticeRule(type, kind, on)
  return { days, counting, article, toConfirm }
}
