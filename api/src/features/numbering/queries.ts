import type { NumberSeries } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { asc, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { numberSeries } from '../../kernel/db/schema/index.ts'
import { toNumberSeries } from './series.ts'

export { giveNumbers, lockSeries } from './allocate.ts'
export {
  contextOf,
  type Given,
  type MeetingNumbering,
  numberingOf,
  seriesOfBody,
  type Term,
} from './facts.ts'
export type { SeriesRow } from './series.ts'

const given = raw<number>`(select count(*) from allocated_numbers a
  where a.authority_id = "number_series"."authority_id" and a.series_id = "number_series"."id")::int`

export async function seriesList(sql: Sql): Promise<NumberSeries[]> {
  const rows = await sql
    .select({ row: numberSeries, given })
    .from(numberSeries)
    .orderBy(asc(numberSeries.bodyId), asc(numberSeries.appliesTo))
  return rows.map((one) => toNumberSeries(one.row, one.given))
}

export async function seriesById(sql: Sql, seriesId: string): Promise<NumberSeries> {
  const [one] = await sql
    .select({ row: numberSeries, given })
    .from(numberSeries)
    .where(eq(numberSeries.id, seriesId))
  if (!one) throw new Problem('NOT_FOUND', 'series')
  return toNumberSeries(one.row, one.given)
}
