import { foldText } from '@hemicycle/domain'
import type { ListColumn } from './columns.ts'

/** A row of a list, by what its columns are. */
export type ListRow = Readonly<Partial<Record<ListColumn, string>>>

/** An item as far as finding its row needs it: its title, and every number by which it is known. */
export interface MatchTarget {
  readonly id: string
  readonly title: string
  readonly numbers: readonly string[]
  /** True while the title is only the name of its file. */
  readonly nameless: boolean
}

export interface RowMatch {
  readonly row: number
  readonly id: string
  readonly by: 'TITLE' | 'NUMBER' | 'BOTH'
  readonly confidence: number
}

/** Titles less alike are of two matters, unless a number says otherwise. */
const ALIKE = 0.72
/** With a number in common, titles of two hands may differ this much. */
const AKIN = 0.3

export const rowOf = (cells: readonly string[], columns: readonly (ListColumn | null)[]): ListRow =>
  Object.fromEntries(
    columns.flatMap((column, index) => {
      const value = (cells[index] ?? '').trim()
      return column !== null && value !== '' ? [[column, value]] : []
    }),
  )

/**
 * Which row of a list is which item: by number and title, the surest first, each once. A number alone, with a title that says
 * something else, binds nothing: lists are numbered again. Pure.
 */
export function matchRows(rows: readonly ListRow[], targets: readonly MatchTarget[]): RowMatch[] {
  const words = targets.map(({ title }) => wordsOf(title))
  const found = rows.flatMap((row, index) => {
    const own = wordsOf(row.title ?? '')
    return targets.flatMap(
      (target, at) => matchOf(index, row, target, alike(own, words[at] ?? new Set())) ?? [],
    )
  })
  const matches: RowMatch[] = []
  const taken = new Set<string>()
  const done = new Set<number>()
  for (const match of found.sort((a, b) => b.confidence - a.confidence)) {
    if (taken.has(match.id) || done.has(match.row)) continue
    taken.add(match.id)
    done.add(match.row)
    matches.push(match)
  }
  return matches.sort((a, b) => a.row - b.row)
}

function matchOf(
  row: number,
  cells: ListRow,
  { id, numbers, nameless }: MatchTarget,
  likeness: number,
): RowMatch | null {
  const same = [cells.number, cells.actNumber].some(
    (number) => number !== undefined && numbers.some((own) => code(own) === code(number)),
  )
  const close = likeness >= ALIKE
  if (same && (likeness >= AKIN || nameless))
    return {
      row,
      id,
      by: close ? 'BOTH' : 'NUMBER',
      confidence: round(close ? 0.9 + likeness / 10 : 0.6 + likeness / 4),
    }
  return close ? { row, id, by: 'TITLE', confidence: round(0.55 + likeness * 0.4) } : null
}

const round = (value: number): number => Math.round(value * 100) / 100
const code = (number: string): string =>
  foldText(number)
    .replaceAll(/[^a-z0-9]+/g, '')
    .replace(/^0+(?=\d)/, '')

const wordsOf = (title: string): Set<string> =>
  new Set(
    foldText(title)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2 || /\d/.test(word)),
  )

/** Words in common, over those of the shorter title for the most part: lists abridge. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const common = [...a].filter((word) => b.has(word)).length
  const dice = (2 * common) / (a.size + b.size)
  const within = Math.min(a.size, b.size) >= 4 ? common / Math.min(a.size, b.size) : 0
  return Math.max(dice, within * 0.95)
}
