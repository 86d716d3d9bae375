import type { NumberSeries, SeriesRules } from '@hemicycle/contract'
import { type NumberedKind, requireTemplate, type Series } from '@hemicycle/domain'
import type { numberSeries } from '../../kernel/db/schema/index.ts'

export type SeriesRow = typeof numberSeries.$inferSelect

/** The name of a series in the scopes of its numbers. */
const KEYS: Readonly<Record<NumberedKind, string>> = {
  REPORT: 'reports',
  DELIBERATION: 'deliberations',
  DECISION: 'decisions',
  MOTION: 'motions',
  ACTE: 'acts',
}

export const keyOf = (row: Pick<SeriesRow, 'appliesTo'>): string => KEYS[row.appliesTo]

export function rulesOf(row: Omit<SeriesRow, 'authorityId'>): SeriesRules {
  const { template, alternative, start, step, joinMultiple, gapPolicy, lateItems, allocateAt } = row
  return {
    template,
    alternative: alternative && { ...alternative },
    start,
    step,
    resetOn: [...row.resetOn],
    partitionBy: [...row.partitionBy],
    joinMultiple,
    gapPolicy,
    lateItems,
    allocateAt,
  }
}

export const seriesFrom = (appliesTo: NumberedKind, rules: SeriesRules) =>
  ({ key: KEYS[appliesTo], appliesTo, ...rules }) satisfies Series

export const toNumberSeries = (row: SeriesRow, given: number): NumberSeries => ({
  id: row.id,
  bodyId: row.bodyId,
  appliesTo: row.appliesTo,
  rules: rulesOf(row),
  given,
  version: row.version,
})

/** Throws TEMPLATE_INVALID, with the place of each error. */
export function checkRules(rules: SeriesRules): void {
  requireTemplate(rules.template)
  if (rules.alternative) requireTemplate(rules.alternative.template)
}
