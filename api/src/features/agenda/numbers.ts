import {
  type Allocation,
  type ItemNumber,
  numberAgenda,
  type NumberingContext,
  type Series,
  seriesOf,
} from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { allocatedNumbers, type agendaItems, type agendaSections } from '../../kernel/db/schema/index.ts'
import { type BodyRow, type MeetingRow, ordinalsOf } from '../meetings/queries.ts'

type ItemRow = typeof agendaItems.$inferSelect
type SectionRow = typeof agendaSections.$inferSelect

/** The series of a body's reports, as its settings describe it. */
function reportSeries(body: BodyRow): Series {
  const resetOn = body.numberReset === 'NEVER' ? [] : [body.numberReset]
  const later = body.laterNumberTemplate
  const alternative = later ? { field: 'meeting.indexInMonth' as const, above: 1, template: later } : null
  return seriesOf({ key: 'reports', template: body.numberTemplate, alternative, resetOn })
}

async function contextOf(sql: Sql, meeting: MeetingRow, body: BodyRow): Promise<NumberingContext> {
  const { inMonth, inYear } = await ordinalsOf(sql, meeting)
  return {
    body: { id: body.id, code: body.code },
    meeting: { id: meeting.id, date: meeting.date, indexInMonth: inMonth, indexInYear: inYear },
  }
}

/** Everything already given for good in the body's series: provisional numbers pass over it. */
async function allocations(sql: Sql, bodyId: string): Promise<Allocation[]> {
  return sql
    .select({ scope: allocatedNumbers.scope, seq: allocatedNumbers.seq, number: allocatedNumbers.number })
    .from(allocatedNumbers)
    .where(eq(allocatedNumbers.bodyId, bodyId))
}

/** The number of every item, in the agenda's order: what the screen shows is what the dispatch freezes. */
export async function numbersOf(
  sql: Sql,
  meeting: MeetingRow,
  body: BodyRow,
  sections: readonly SectionRow[],
  items: readonly ItemRow[],
): Promise<ReadonlyMap<string, ItemNumber>> {
  const codes = new Map(sections.map((section) => [section.id, section.code]))
  const numberable = items.map((item) => ({
    id: item.id,
    sectionCode: codes.get(item.sectionId ?? '') ?? null,
    department: item.fields.department.value,
    frozenNumber: item.number,
    frozenSeq: item.seq,
    withdrawn: item.withdrawnAt !== null,
  }))
  return numberAgenda(
    numberable,
    reportSeries(body),
    await contextOf(sql, meeting, body),
    await allocations(sql, body.id),
  )
}
