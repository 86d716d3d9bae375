import type { AnswerRow, Colleague } from '@hemicycle/contract'

export type Filter = 'ALL' | 'SILENT' | 'PROXY' | 'CONFLICT'
export const FILTERS: readonly Filter[] = ['ALL', 'SILENT', 'PROXY', 'CONFLICT']

const TESTS: Readonly<Record<Filter, (row: AnswerRow) => boolean>> = {
  ALL: () => true,
  SILENT: (row) => row.answer === null,
  PROXY: (row) => Boolean(row.answer?.holder),
  CONFLICT: (row) => Boolean(row.answer?.conflict),
}

export const filtered = (rows: readonly AnswerRow[], filter: Filter): AnswerRow[] =>
  rows.filter(TESTS[filter])

export const nameOf = ({ civility, firstName, lastName }: Colleague): string =>
  `${civility === 'MME' ? 'Mme' : 'M.'}\u00a0${firstName} ${lastName}`

/** How far along a meter a number of persons is. */
export const share = (n: number, of: number): string => `${(100 * Math.min(n, of)) / Math.max(1, of)}%`
