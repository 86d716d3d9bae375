import type { CivilDate } from './dates.ts'
import { requireTemplate, templateUses, type Template } from './numbering-template.ts'

export const NUMBERED_KINDS = ['REPORT', 'DELIBERATION', 'DECISION', 'MOTION', 'ACTE'] as const
export type NumberedKind = (typeof NUMBERED_KINDS)[number]
export const RESET_POINTS = ['TERM', 'YEAR', 'MONTH', 'SESSION', 'MEETING'] as const
export type ResetPoint = (typeof RESET_POINTS)[number]
export const PARTITIONS = ['body', 'section', 'committee', 'policy', 'department', 'kind'] as const
export type Partition = (typeof PARTITIONS)[number]
/** When a number is given for good (law.md §7.2): the first three at the first dispatch at the latest, the others after the meeting. */
export const ALLOCATION_POINTS = ['DRAFT', 'AGENDA_LOCK', 'DISPATCH', 'ADOPTION', 'TRANSMISSION'] as const
export type AllocationPoint = (typeof ALLOCATION_POINTS)[number]

/** When another template applies, e.g. from the second meeting of the month: `meeting.indexInMonth` > 1. */
export interface Alternative {
  readonly field: 'meeting.indexInMonth' | 'meeting.indexInYear' | 'meeting.number'
  readonly above: number
  readonly template: string
}

/** How one kind of thing is numbered (law.md §7.2). Reports and délibérations are two series. */
export interface Series {
  /** Stable name of the series: part of the scope under which numbers are unique. */
  readonly key: string
  readonly appliesTo: NumberedKind
  readonly template: string
  readonly alternative: Alternative | null
  readonly start: number
  readonly step: number
  /** The counter starts again at each of these; empty: never. */
  readonly resetOn: readonly ResetPoint[]
  /** One counter for each of these. */
  readonly partitionBy: readonly Partition[]
  /** Between the numbers of an item examined by several committees: « 3006-7005 ». */
  readonly joinMultiple: string
  readonly allocateAt: AllocationPoint
  /** KEEP: a number is given when its item comes and leaves a gap when it goes. Otherwise drafts close up until the freeze. */
  readonly gapPolicy: 'KEEP' | 'RENUMBER_UNTIL_LOCK'
  /** What an item added after the freeze gets: the next free number, or « 1203 bis » after its predecessor. */
  readonly lateItems: 'NEXT' | 'BIS'
}

/** The meeting for which numbers are made. `indexInMonth` counts the meetings convened or held of the body, from 1. */
export interface NumberingContext {
  readonly body: { readonly id: string; readonly code: string }
  readonly meeting: {
    readonly id: string
    readonly date: CivilDate
    readonly indexInMonth: number
    readonly indexInYear: number
    readonly number?: number | null
  }
  readonly session?: { readonly id: string; readonly code: string } | null
  readonly term?: { readonly id: string; readonly code: string } | null
}

export interface CommitteeRef {
  readonly code: string
  readonly letter?: string | null
}

/** What the numbering reads of an item. Undefined and null both mean: none. */
export interface Numberable {
  readonly id: string
  /** NONE: it bears no number of any series (a preliminary point). Absent: a report. */
  readonly kind?: NumberedKind | 'NONE'
  readonly sectionCode?: string | null
  readonly committees?: readonly CommitteeRef[]
  readonly policy?: string | null
  readonly department?: string | null
  readonly reportNumber?: string | null
  readonly indexInReport?: number | null
  /** A second counter that the caller keeps. */
  readonly seq2?: number | null
  /** The number given for good by the first dispatch. */
  readonly frozenNumber?: string | null
  readonly frozenSeq?: number | null
  readonly withdrawn: boolean
}

type SeriesInput = Pick<Series, 'key' | 'template'> & Partial<Series>

/**
 * A series with the usual choices: reports, from 1, again at each meeting, one counter per section, committee or policy that the
 * template writes (so that two of them never claim the same number). Throws TEMPLATE_INVALID.
 */
export function seriesOf(input: SeriesInput): Series {
  const template = requireTemplate(input.template)
  if (input.alternative) requireTemplate(input.alternative.template)
  return {
    appliesTo: 'REPORT',
    alternative: null,
    start: 1,
    step: 1,
    resetOn: ['MEETING'],
    partitionBy: partitionsOf(template),
    joinMultiple: '-',
    allocateAt: 'DISPATCH',
    gapPolicy: 'RENUMBER_UNTIL_LOCK',
    lateItems: 'NEXT',
    ...input,
  }
}

function partitionsOf(template: Template): Partition[] {
  const partitions: Partition[] = []
  if (templateUses(template, 'section.code')) partitions.push('section')
  if (templateUses(template, 'committee.code') || templateUses(template, 'committee.letter'))
    partitions.push('committee')
  if (templateUses(template, 'policy.code')) partitions.push('policy')
  return partitions
}
