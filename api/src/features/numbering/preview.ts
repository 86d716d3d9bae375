import type { Input, Output, previewSeries } from '@hemicycle/contract'
import {
  type Allocation,
  civilDateIn,
  isActNumber,
  type Numberable,
  type NumberingContext,
  previewNumbers,
  Problem,
  type Series,
} from '@hemicycle/domain'
import { and, asc, desc, eq, gte, isNull, lte, ne, or } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { allocatedNumbers, bodies, meetings, terms } from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { type BodyRow, type MeetingRow, ordinalsOf } from '../meetings/queries.ts'
import { contextOf, type Term } from './facts.ts'
import { checkRules, seriesFrom } from './series.ts'

const COUNT = 10
type Sample = Omit<Partial<Numberable>, 'id' | 'frozenNumber' | 'frozenSeq' | 'withdrawn'>

/** The next numbers of a series that is not saved yet: the same function as the one that gives them. */
export async function seriesPreview(
  sql: Sql,
  input: Input<typeof previewSeries>,
  now: Date,
): Promise<Output<typeof previewSeries>> {
  checkRules(input.rules)
  const series = seriesFrom(input.appliesTo, input.rules)
  const body = await bodyOf(sql, input.bodyId)
  const context = await contextFor(sql, body, input.meetingId, now)
  const taken = input.seriesId === null ? [] : await takenBy(sql, input.seriesId)
  const rows = samplesOf(series, body).map(({ label, sample }) => ({
    label,
    numbers: numbersFor(series, context, sample, taken),
  }))
  const acts = series.appliesTo === 'ACTE' ? rows.flatMap((row) => row.numbers) : []
  const refused = acts.filter((number): number is string => number !== null && !isActNumber(number))
  return { date: context.meeting.date, rows, refused }
}

function numbersFor(
  series: Series,
  context: NumberingContext,
  sample: Sample,
  taken: readonly Allocation[],
): (string | null)[] {
  if (!isUnderReport(series) || series.template.includes('{seq'))
    return previewNumbers(series, context, COUNT, sample, taken)
  // Numbers made from that of their report do not count: one délibération of each of ten reports.
  return Array.from({ length: COUNT }, (_, index) => {
    const of = { ...sample, reportNumber: String(index + 1), indexInReport: 1 }
    return previewNumbers(series, context, 1, of, taken)[0] ?? null
  })
}

const isUnderReport = ({ appliesTo }: Series): boolean => appliesTo === 'DELIBERATION' || appliesTo === 'ACTE'

async function bodyOf(sql: Sql, bodyId: string | null): Promise<BodyRow> {
  const all = sql.select().from(bodies)
  const [body] = await (
    bodyId === null ? all.orderBy(asc(bodies.position)) : all.where(eq(bodies.id, bodyId))
  ).limit(1)
  if (!body) throw new Problem('NOT_FOUND', 'body')
  return body
}

/** The meeting asked for, else the next one of the body, else one today. */
async function contextFor(
  sql: Sql,
  body: BodyRow,
  meetingId: string | null,
  now: Date,
): Promise<NumberingContext> {
  const today = civilDateIn(now, (await currentAuthority(sql)).timeZone)
  const next = and(eq(meetings.bodyId, body.id), gte(meetings.date, today), ne(meetings.state, 'CANCELLED'))
  const [meeting] = await sql
    .select()
    .from(meetings)
    .where(meetingId === null ? next : eq(meetings.id, meetingId))
    .orderBy(asc(meetings.date), asc(meetings.time))
    .limit(1)
  const term = await termOn(sql, meeting?.date ?? today)
  if (meeting) return contextOf(meeting, body, await ordinalsOf(sql, meeting), term)
  if (meetingId !== null) throw new Problem('NOT_FOUND', 'meeting')
  const none = { id: '', date: today, sessionCode: null } as MeetingRow
  return contextOf(none, body, { inMonth: 1, inYear: 1 }, term)
}

async function termOn(sql: Sql, on: string): Promise<Term | null> {
  const [term] = await sql
    .select({ id: terms.id, startsOn: terms.startsOn })
    .from(terms)
    .where(
      and(isNull(terms.removedAt), lte(terms.startsOn, on), or(isNull(terms.endsOn), gte(terms.endsOn, on))),
    )
    .orderBy(desc(terms.startsOn))
    .limit(1)
  return term ?? null
}

function takenBy(sql: Sql, seriesId: string): Promise<Allocation[]> {
  const { scope, seq, number } = allocatedNumbers
  return sql
    .select({ scope, seq, number })
    .from(allocatedNumbers)
    .where(eq(allocatedNumbers.seriesId, seriesId))
}

/** One sample for each counter: the sections of the body, or a committee, a policy, a direction that could be. */
function samplesOf(series: Series, body: BodyRow): { label: string; sample: Sample }[] {
  const texts = series.template + (series.alternative?.template ?? '')
  const uses = (name: string) => texts.includes(`{${name}.`) || series.partitionBy.some((by) => by === name)
  const shared: Sample = {
    ...(uses('committee') && { committees: [{ code: '1', letter: 'A' }] }),
    ...(uses('policy') && { policy: 'A' }),
    ...(uses('department') && { department: 'DGA' }),
    ...(isUnderReport(series) && { reportNumber: '1', indexInReport: 1 }),
  }
  if (uses('section') && body.sections.length > 0)
    return body.sections.map(({ code }) => ({ label: code, sample: { ...shared, sectionCode: code } }))
  if (uses('committee'))
    return ['1', '2', '3'].map((code, index) => ({
      label: code,
      sample: { ...shared, committees: [{ code, letter: 'ABC'[index] ?? null }] },
    }))
  return [{ label: '', sample: shared }]
}
