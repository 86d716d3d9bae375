/** The pages (from 1) whose rows are in sight, and a row on either side. */
export function rowsInSight(
  top: number,
  height: number,
  row: number,
  columns: number,
  total: number,
): number[] {
  const first = Math.max(0, Math.floor(top / row) - 1) * columns + 1
  const last = Math.min(total, (Math.ceil((top + height) / row) + 1) * columns)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** Where a key goes from a page of the grid; null for a key that means nothing here. */
export function stepIn(key: string, at: number, columns: number, total: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -total,
    End: total,
  }
  const step = steps[key]
  return step === undefined ? null : Math.min(total, Math.max(1, at + step))
}
