import { type ItemNumber, type MeetingNumbers, Problem } from '@hemicycle/domain'
import { asc, eq, isNull, or, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { allocatedNumbers, numberSeries } from '../../kernel/db/schema/index.ts'
import { keyOf, type SeriesRow } from './series.ts'

/** Whether a series gives its numbers as soon as an item comes, at the first dispatch, or only once it is adopted. */
export type Moment = 'DRAFT' | 'DISPATCH' | 'ADOPTION'
export const isDue = ({ allocateAt, gapPolicy }: SeriesRow, moment: Moment): boolean =>
  allocateAt === 'DRAFT' ||
  gapPolicy === 'KEEP' ||
  (moment === 'DISPATCH' && !AFTER_MEETING.includes(allocateAt)) ||
  (moment === 'ADOPTION' && allocateAt !== 'TRANSMISSION')
const AFTER_MEETING: readonly string[] = ['ADOPTION', 'TRANSMISSION']

/**
 * Holds the counters of a body until the end of the transaction, before what they have given is read: two clerks never draw from one
 * counter at once. Meetings are locked before series, series in the order of their ids. Tells whether any is due.
 */
export async function lockSeries(sql: Sql, bodyId: string, moment: Moment): Promise<boolean> {
  const rows = await sql
    .select()
    .from(numberSeries)
    .where(or(eq(numberSeries.bodyId, bodyId), isNull(numberSeries.bodyId)))
    .orderBy(asc(numberSeries.id))
    .for('update')
  return rows.some((row) => isDue(row, moment))
}

interface Asked {
  readonly authorityId: string
  readonly rows: readonly SeriesRow[]
  readonly numbers: MeetingNumbers
  readonly moment: Moment
  /** The item of each délibération. */
  readonly itemOfDocument: ReadonlyMap<string, string>
  readonly now: Date
}

/**
 * Gives for good the numbers that were computed while `lockSeries` holds their counters. PostgreSQL refuses a number or a rank given twice
 * in a scope: DUPLICATE, and nothing is given.
 */
export async function giveNumbers(sql: Sql, asked: Asked): Promise<void> {
  const { authorityId, rows, numbers, moment, itemOfDocument, now } = asked
  const byKey = new Map(rows.filter((row) => isDue(row, moment)).map((row) => [keyOf(row), row]))
  const seriesOf = (one: ItemNumber) => byKey.get(one.allocations[0]?.scope.split('/')[0] ?? '')
  const onItems = [...numbers.items.values()].filter(seriesOf)
  const onDocuments = [...numbers.deliberations.values(), ...numbers.acts.values()].filter(seriesOf)
  const values = [...onItems, ...onDocuments].flatMap((one) =>
    one.allocations.map((allocation) => ({
      ...allocation,
      authorityId,
      seriesId: seriesOf(one)?.id ?? '',
      itemId: itemOfDocument.get(one.id) ?? one.id,
      documentId: itemOfDocument.has(one.id) ? one.id : null,
      allocatedAt: now,
    })),
  )
  if (values.length === 0) return
  await sql.insert(allocatedNumbers).values(values).catch(refuseTwice)
  await keepOnItems(sql, onItems)
}

/** An item bears its own number, so that its row says it without the series. */
async function keepOnItems(sql: Sql, given: readonly ItemNumber[]): Promise<void> {
  const rows = JSON.stringify(given.map(({ id, number, seq }) => ({ id, number, seq })))
  await sql.execute(raw`update agenda_items i set number = n.number, seq = n.seq
    from jsonb_to_recordset(${rows}::jsonb) as n(id uuid, number text, seq int) where i.id = n.id`)
}

function refuseTwice(error: unknown): never {
  const { code } = ((error as { cause?: unknown }).cause ?? error) as { code?: string }
  if (code === '23505') throw new Problem('DUPLICATE', 'this number is given already', { cause: error })
  throw error
}
