/** Heights in px, as tokens.css and desk.css give them. */
export const ROW = 36
export const HEADING = 40
/** The names of the columns, above all. */
const COLUMNS = 32

/** What a section takes of the tree: its heading (0 where it does not show) and its rows (0 where it is folded). */
export interface Stretch {
  readonly key: string
  readonly heading: number
  readonly rows: number
}
/** From this row to the one before that. */
export type Range = readonly [from: number, to: number]

/** Which rows of each section stand between two heights of the tree, in px from its top. Pure. */
export function rangesBetween(
  stretches: readonly Stretch[],
  top: number,
  bottom: number,
): Map<string, Range> {
  let above = COLUMNS
  return new Map(
    stretches.map(({ key, heading, rows }) => {
      const start = above + heading
      above = start + rows * ROW
      const at = (height: number): number => Math.min(rows, Math.max(0, height))
      return [key, [at(Math.floor((top - start) / ROW)), at(Math.ceil((bottom - start) / ROW))]]
    }),
  )
}
