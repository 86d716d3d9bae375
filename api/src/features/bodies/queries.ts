import type { BodyMember, BodySummary } from '@hemicycle/contract'
import { DEFAULT_PAPER } from '@hemicycle/domain'
import { asc, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, bodyMembers, councillors, numberSeries } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { currentAuthority, inOffice } from '../authorities/queries.ts'
import { type OwnRules, ownRulesOf, ruleAmong, shownRule } from './notice.ts'

interface Around {
  readonly authority: Awaited<ReturnType<typeof currentAuthority>>
  readonly templates: ReadonlyMap<string | null, string>
  readonly own: OwnRules
}
const aroundBodies = async (sql: Sql, bodyId?: string): Promise<Around> => ({
  authority: await currentAuthority(sql),
  templates: await templatesOf(sql),
  own: await ownRulesOf(sql, bodyId === undefined ? {} : { bodyId }),
})

const rows = (sql: Sql, today: string) =>
  sql
    .select({
      body: bodies,
      members: raw<number>`count(distinct ${bodyMembers.councillorId})
        filter (where ${inOffice(today)} and ${councillors.removedAt} is null)::int`,
    })
    .from(bodies)
    .leftJoin(bodyMembers, eq(bodyMembers.bodyId, bodies.id))
    .leftJoin(councillors, eq(councillors.id, bodyMembers.councillorId))
    .groupBy(bodies.authorityId, bodies.id)
    .$dynamic()
type Row = Awaited<ReturnType<typeof rows>>[number]

export async function bodyList(sql: Sql, today: string): Promise<BodySummary[]> {
  const all = await rows(sql, today)
    .where(isNull(bodies.removedAt))
    .orderBy(asc(bodies.position), asc(bodies.name))
  const around = await aroundBodies(sql)
  return all.map((row) => toBody(row, around, today))
}

export async function bodyById(sql: Sql, id: string, today: string): Promise<BodySummary> {
  const [row] = await rows(sql, today).where(eq(bodies.id, id))
  return toBody(existing(row, 'body'), await aroundBodies(sql, id), today)
}

export async function memberList(sql: Sql, bodyId: string): Promise<BodyMember[]> {
  const [body] = await sql.select({ id: bodies.id }).from(bodies).where(eq(bodies.id, bodyId))
  existing(body, 'body')
  const { councillorId, since, until, substituteId } = bodyMembers
  return sql
    .select({ councillorId, since, until, substituteId })
    .from(bodyMembers)
    .innerJoin(councillors, eq(councillors.id, councillorId))
    .where(eq(bodyMembers.bodyId, bodyId))
    .orderBy(asc(councillors.protocolOrder), asc(since))
}

/** The template of the reports of each body; under null, that of bodies without one of their own. */
async function templatesOf(sql: Sql): Promise<ReadonlyMap<string | null, string>> {
  const series = await sql.select().from(numberSeries).where(eq(numberSeries.appliesTo, 'REPORT'))
  return new Map(series.map((one) => [one.bodyId, one.template]))
}

function toBody({ body, members }: Row, { authority, templates, own }: Around, today: string): BodySummary {
  const { id, code, name, kind, termId, defaultPlace, defaultTime, remote, version } = body
  const paper = body.paper ?? DEFAULT_PAPER
  return {
    id,
    code,
    name,
    kind,
    termId,
    sections: body.sections.map((section) => ({ code: section.code, title: section.title })),
    defaultPlace,
    defaultTime,
    remote,
    paper: { layout: paper.layout, details: [...paper.details] },
    members,
    numberTemplate: templates.get(id) ?? templates.get(null) ?? '',
    notice: shownRule(ruleAmong(own, authority.type, body, today)),
    version,
  }
}

export { ownQuorumsOf, quorumRuleList, quorumRuleOf } from './quorum.ts'
export { noticeRuleList, noticeRuleOf, type OwnRules, ownRulesOf, ruleAmong, shownRule } from './notice.ts'
