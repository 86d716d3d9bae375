import { partsOf } from './dates.ts'
import {
  PARTITIONS,
  RESET_POINTS,
  type CommitteeRef,
  type Numberable,
  type NumberingContext,
  type Partition,
  type ResetPoint,
  type Series,
} from './numbering-series.ts'
import { requireTemplate, type Template, type TemplateValues } from './numbering-template.ts'

/** The template that applies to a meeting, read. Throws TEMPLATE_INVALID. */
export function templateFor(series: Series, context: NumberingContext): Template {
  const { alternative } = series
  if (!alternative) return requireTemplate(series.template)
  const value = contextValues(context)[alternative.field]
  const applies = typeof value === 'number' && value > alternative.above
  return requireTemplate(applies ? alternative.template : series.template)
}

/**
 * The counter that an item draws from, as a stable key, e.g. 'reports/YEAR=2026/committee=3'. A number and a rank exist once per
 * scope: it is what the database makes unique. For an item of several committees give each of them in turn (`committee`).
 */
export function scopeOf(
  series: Series,
  context: NumberingContext,
  item: Numberable,
  committee: CommitteeRef | null = item.committees?.[0] ?? null,
): string {
  return scopeUnder(scopePrefix(series, context), series, item, committee, context)
}

/** The part of a scope that is the same for all the items of a meeting. */
export function scopePrefix(series: Series, context: NumberingContext): string {
  const { year, month } = partsOf(context.meeting.date)
  const resets: Record<ResetPoint, string> = {
    TERM: context.term?.id ?? '',
    YEAR: String(year),
    MONTH: `${year}-${String(month).padStart(2, '0')}`,
    SESSION: context.session?.id ?? '',
    MEETING: context.meeting.id,
  }
  return [
    encodeURIComponent(series.key),
    // In a fixed order: the scope does not depend on how a series happens to list them.
    ...RESET_POINTS.filter((point) => series.resetOn.includes(point)).map((point) =>
      pair(point, resets[point]),
    ),
  ].join('/')
}

/** The same as `scopeOf`, the prefix being known. */
export function scopeUnder(
  prefix: string,
  series: Series,
  item: Numberable,
  committee: CommitteeRef | null,
  context: NumberingContext,
): string {
  if (series.partitionBy.length === 0) return prefix
  const partitions: Record<Partition, string> = {
    body: context.body.id,
    section: item.sectionCode ?? '',
    committee: committee?.code ?? '',
    policy: item.policy ?? '',
    department: item.department ?? '',
    kind: item.kind ?? 'REPORT',
  }
  return [
    prefix,
    ...PARTITIONS.filter((by) => series.partitionBy.includes(by)).map((by) => pair(by, partitions[by])),
  ].join('/')
}

const pair = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`

/** The values of the fields that are the same for every item of a meeting. */
export function contextValues({ body, meeting, session, term }: NumberingContext): TemplateValues {
  return {
    'body.code': body.code,
    'meeting.date': meeting.date,
    'meeting.indexInMonth': meeting.indexInMonth,
    'meeting.indexInYear': meeting.indexInYear,
    'meeting.number': meeting.number ?? null,
    'session.code': session?.code ?? null,
    'term.code': term?.code ?? null,
  }
}

/** The values of the other fields, for an item and one of its committees. */
export function valuesOf(item: Numberable, committee: CommitteeRef | null, seq: number): TemplateValues {
  return {
    'section.code': item.sectionCode ?? null,
    'committee.code': committee?.code ?? null,
    'committee.letter': committee?.letter ?? null,
    'policy.code': item.policy ?? null,
    'department.code': item.department ?? null,
    'report.number': item.reportNumber ?? null,
    'deliberation.indexInReport': item.indexInReport ?? null,
    seq,
    seq2: item.seq2 ?? null,
  }
}

/** The committees under which an item takes a number: each of them where they count apart, else the first. */
export function committeesOf(series: Series, item: Numberable): readonly (CommitteeRef | null)[] {
  const committees = (item.committees ?? []).filter(
    (one, index, all) => all.findIndex((other) => other.code === one.code) === index,
  )
  if (committees.length === 0) return [null]
  return series.partitionBy.includes('committee') ? committees : committees.slice(0, 1)
}
