import type { NumberSeries, SeriesRules } from '@hemicycle/contract'
import { NUMBERED_KINDS } from '@hemicycle/domain'
import * as fr from '../../i18n/fr.ts'

const FRESH: SeriesRules = {
  template: '{section.code}{meeting.date:MM}{seq:00}',
  alternative: null,
  start: 1,
  step: 1,
  resetOn: ['MEETING'],
  partitionBy: ['section'],
  joinMultiple: '-',
  gapPolicy: 'RENUMBER_UNTIL_LOCK',
  lateItems: 'NEXT',
  allocateAt: 'DISPATCH',
}
export const rulesOf = (series: NumberSeries | null): SeriesRules =>
  JSON.parse(JSON.stringify(series?.rules ?? FRESH)) as SeriesRules

/** A list of choices from the words of the screen. */
export const choicesOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  (Object.entries(words) as [K, string][]).map(([value, label]) => ({ value, label }))

export const kinds = NUMBERED_KINDS.map((value) => ({ value, label: fr.series.kinds[value] }))
