import { foldText } from '../format.ts'

/** A column of UiDataTable. `value` is what is sorted, searched and, without a slot of that id, shown. */
export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly value: (row: Row) => string | number | null
  readonly number?: boolean
  readonly sortable?: boolean
  /** Left to the sheet of the row where a telephone has no room for all. */
  readonly minor?: boolean
}
export interface Sorting {
  readonly id: string
  readonly descending: boolean
}

const order = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })

/** Rows with every word of the text in one of their columns; accents and capitals do not count. */
export function searchRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  text: string,
): readonly Row[] {
  const words = foldText(text).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const all = foldText(columns.map((column) => column.value(row) ?? '').join(' '))
    return words.every((word) => all.includes(word))
  })
}

/** Rows in the order of a column, what has no value last in both directions. The order of equals is kept. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const column = columns.find((one) => one.id === sorting?.id)
  if (!column || !sorting) return rows
  const sign = sorting.descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [column.value(a), column.value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return typeof left === 'number' && typeof right === 'number'
      ? sign * (left - right)
      : sign * order.compare(String(left), String(right))
  })
}

/** A click on a heading: ascending, then descending, then the order it came in. */
export function nextSorting(now: Sorting | null, id: string): Sorting | null {
  if (now?.id !== id) return { id, descending: false }
  return now.descending ? null : { id, descending: true }
}
