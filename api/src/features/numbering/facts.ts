import {
  type Allocation,
  compactAllocations,
  type FrozenNumber,
  type NumberingContext,
  type NumberingFacts,
  scopeOf,
  type Series,
} from '@hemicycle/domain'
import type { BodyRow, MeetingRow } from '../meetings/queries.ts'
import { rulesOf, seriesFrom, type SeriesRow } from './series.ts'

/** A number given for good, as it is saved. */
export interface Given extends Allocation {
  readonly seriesId: string
  readonly itemId: string
  readonly documentId: string | null
}
export interface Ordinals {
  readonly inMonth: number
  readonly inYear: number
}
/** The domain's facts, and the row behind each series. */
export interface MeetingNumbering extends NumberingFacts {
  readonly rows: readonly SeriesRow[]
}

/** The mandature of a day; its code is the year in which it began. */
export interface Term {
  readonly id: string
  readonly startsOn: string
}

export function contextOf(
  meeting: MeetingRow,
  body: BodyRow,
  ordinals: Ordinals,
  term: Term | null,
): NumberingContext {
  const { sessionCode } = meeting
  return {
    body: { id: body.id, code: body.code },
    meeting: {
      id: meeting.id,
      date: meeting.date,
      indexInMonth: ordinals.inMonth,
      indexInYear: ordinals.inYear,
      number: null,
    },
    // A session is known by its year and code: DM1 comes back every year.
    session: sessionCode ? { id: `${meeting.date.slice(0, 4)}-${sessionCode}`, code: sessionCode } : null,
    term: term ? { id: term.id, code: term.startsOn.slice(0, 4) } : null,
  }
}

/** The series that number a body: its own, else those that the bodies share. */
export function seriesOfBody(rows: readonly SeriesRow[], bodyId: string): SeriesRow[] {
  const own = rows.filter((row) => row.bodyId === bodyId)
  const kinds = new Set(own.map((row) => row.appliesTo))
  return [...own, ...rows.filter((row) => row.bodyId === null && !kinds.has(row.appliesTo))]
}

export function numberingOf(
  context: NumberingContext,
  rows: readonly SeriesRow[],
  given: readonly Given[],
): MeetingNumbering {
  const used = rows.map((row) => {
    const series = seriesFrom(row.appliesTo, rulesOf(row))
    const taken = given.filter((one) => one.seriesId === row.id)
    return { series, taken: relevant(series, context, taken) }
  })
  const frozenIn = (kind: SeriesRow['appliesTo']) =>
    frozenDocuments(
      given,
      rows.find((row) => row.appliesTo === kind),
    )
  return {
    rows,
    series: used,
    context,
    deliberations: frozenIn('DELIBERATION'),
    acts: frozenIn('ACTE'),
  }
}

/** What was given in the counters that this meeting draws from, without what cannot matter any more. */
function relevant(series: Series, context: NumberingContext, taken: readonly Given[]): Allocation[] {
  const prefix = scopeOf({ ...series, partitionBy: [] }, context, { id: '', withdrawn: false })
  const mine = taken.filter(({ scope }) => scope === prefix || scope.startsWith(`${prefix}/`))
  return compactAllocations(mine.map(({ scope, seq, number }) => ({ scope, seq, number })))
}

function frozenDocuments(given: readonly Given[], row: SeriesRow | undefined): Map<string, FrozenNumber> {
  const frozen = new Map<string, FrozenNumber>()
  for (const { seriesId, documentId, number, seq } of given) {
    if (!row || seriesId !== row.id || documentId === null) continue
    const first = frozen.get(documentId)
    // A délibération of two committees: one row each, in the order of the ranks that were given together.
    frozen.set(
      documentId,
      first ? { ...first, number: `${first.number}${row.joinMultiple}${number}` } : { number, seq },
    )
  }
  return frozen
}
