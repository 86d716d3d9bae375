import type { Input, Output, readMemory, searchDeliberations } from '@hemicycle/contract'
import { enforceableOn } from '@hemicycle/domain'
import { and, eq, type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, deliberations, meetings } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import { readableBy } from '../deliberations/queries.ts'
import { line } from './line.ts'
import { similarTo } from './similar.ts'

type Criteria = Input<typeof searchDeliberations>
type Found = Output<typeof searchDeliberations>

const SHOWN = 40

/** Each criterion as a condition on « deliberations » joined to its meeting and body. */
const TESTS: Readonly<Record<Exclude<keyof Criteria, 'offset'>, (value: string) => SQL>> = {
  words: (value) => raw`${deliberations.search} @@ websearch_to_tsquery('french', ${value})`,
  year: (value) => raw`extract(year from ${meetings.date}) = ${Number(value)}`,
  bodyId: (value) => raw`${meetings.bodyId} = ${value}::uuid`,
  rapporteur: (value) => eq(deliberations.rapporteur, value),
  committee: (value) => raw`${deliberations.committees} ? ${value}`,
  policy: (value) => eq(deliberations.policy, value),
  canton: (value) => raw`${deliberations.cantons} ? ${value}`,
}
type Name = keyof typeof TESTS
const NAMES = Object.keys(TESTS) as Name[]
const whereOf = (criteria: Criteria, but?: Name): SQL[] =>
  NAMES.flatMap((name) => {
    const value = criteria[name]
    return value && name !== but ? [TESTS[name](value)] : []
  })

/** What answers all the criteria, the latest first; and for each filter what it would leave beside the others. */
export async function memorySearch(sql: Sql, actor: Actor, criteria: Criteria): Promise<Found> {
  const readable = readableBy(actor)
  const rows = await sql
    .select({ line, total: raw<number>`(count(*) over ())::int` })
    .from(deliberations)
    .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(and(readable, ...whereOf(criteria)))
    .orderBy(raw`${meetings.date} desc, ${meetings.time} desc, ${deliberations.position}`)
    .limit(SHOWN)
    .offset(criteria.offset ?? 0)
  const facet = (name: Name, value: SQL, label: SQL = value) =>
    facetOf(sql, and(readable, ...whereOf(criteria, name)), value, label)
  return {
    total: rows[0]?.total ?? 0,
    deliberations: rows.map((row) => row.line),
    facets: {
      year: await facet('year', raw`extract(year from ${meetings.date})::text`),
      bodyId: await facet('bodyId', raw`${meetings.bodyId}::text`, raw`${bodies.name}`),
      rapporteur: await facet('rapporteur', raw`${deliberations.rapporteur}`),
      committee: await facet('committee', raw`jsonb_array_elements_text(${deliberations.committees})`),
      policy: await facet('policy', raw`${deliberations.policy}`),
      canton: await facet('canton', raw`jsonb_array_elements_text(${deliberations.cantons})`),
    },
  }
}

async function facetOf(
  sql: Sql,
  where: SQL | undefined,
  value: SQL,
  label: SQL,
): Promise<Found['facets']['year']> {
  const { rows } = await sql.execute<{ value: string; label: string; count: number }>(raw`
    select v.value, max(v.label) as label, count(*)::int as count from (
      select ${value} as value, ${label} as label from ${deliberations}
        join ${meetings} on ${meetings.id} = ${deliberations.meetingId}
        join ${bodies} on ${bodies.id} = ${meetings.bodyId}
      where ${where}) v
    where v.value is not null and v.value <> '' group by v.value order by count(*) desc, v.value limit 60`)
  return rows.map(({ value: one, label: name, count }) => ({ value: one, label: name, count }))
}

export async function memoryOf(sql: Sql, actor: Actor, id: string): Promise<Output<typeof readMemory>> {
  const [found] = await sql
    .select({ line, row: deliberations, report: reportSentTo(actor) })
    .from(deliberations)
    .innerJoin(meetings, eq(meetings.id, deliberations.meetingId))
    .innerJoin(bodies, eq(bodies.id, meetings.bodyId))
    .where(and(eq(deliberations.id, id), readableBy(actor)))
  const { line: own, row, report } = existing(found, 'deliberation')
  const { text, policy, postedOn, receiptOn, meetingId, itemId } = row
  return {
    ...own,
    ...{ text, policy, postedOn, receiptOn, meetingId, itemId, report },
    committees: [...row.committees],
    cantons: [...row.cantons],
    result: row.result as Output<typeof readMemory>['result'],
    enforceableOn: enforceableOn(postedOn, receiptOn),
    similar: await similarTo(sql, actor, id),
  }
}

/** Whether the item's meeting was sent to this councillor, who then reads its reports as ever. */
export const reportSentTo = ({ councillorId }: Actor) =>
  raw<boolean>`exists (select 1 from dispatches d join dispatch_recipients r on r.dispatch_id = d.id
    where d.meeting_id = ${meetings.id} and d.available_at is not null and d.kind <> 'CANCELLATION'
      and r.councillor_id = ${councillorId}::uuid)`

/** Whether délibérations of a meeting are published for this person. */
export async function isDecided(sql: Sql, actor: Actor, meetingId: string): Promise<boolean> {
  const found = await sql
    .select({ id: deliberations.id })
    .from(deliberations)
    .where(and(eq(deliberations.meetingId, meetingId), readableBy(actor)))
    .limit(1)
  return found.length > 0
}
