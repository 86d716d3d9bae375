import { type Ref, watch } from 'vue'

interface States {
  readonly chosen: Readonly<Ref<ReadonlySet<string>>>
  /** The item whose sheet is open. */
  readonly cursor: Readonly<Ref<string | null>>
  /** The row that Tab reaches. */
  readonly reached: Readonly<Ref<string | null>>
}
export type Dress = (row: HTMLElement) => void

const put = (row: HTMLElement, name: string, value: string | null): void => {
  if (row.getAttribute(name) === value) return
  if (value === null) row.removeAttribute(name)
  else row.setAttribute(name, value)
}
const idOf = (row: HTMLElement): string => row.dataset['item'] ?? ''

/**
 * Which rows are chosen, current and reached by Tab is written on the rows themselves: choosing three hundred of them draws none again.
 * Gives what dresses a row as it appears.
 */
export function useRowStates(rows: Readonly<Ref<HTMLElement | null>>, states: States): Dress {
  const { chosen, cursor, reached } = states
  const marks = {
    chosen: (row: HTMLElement) => put(row, 'aria-selected', String(chosen.value.has(idOf(row)))),
    current: (row: HTMLElement) => put(row, 'aria-current', idOf(row) === cursor.value ? 'true' : null),
    reached: (row: HTMLElement) => put(row, 'tabindex', idOf(row) === reached.value ? '0' : '-1'),
  }
  const all = (selector: string): Iterable<HTMLElement> =>
    rows.value?.querySelectorAll<HTMLElement>(selector) ?? []
  const again = (mark: Dress, ids: readonly (string | null | undefined)[]): void => {
    for (const id of ids) for (const row of id ? all(`[data-item="${id}"]`) : []) mark(row)
  }
  const post = { flush: 'post' as const }
  watch(chosen, () => [...all('[data-item]')].forEach(marks.chosen), post)
  watch(cursor, (now, was) => again(marks.current, [was, now]), post)
  watch(reached, (now, was) => again(marks.reached, [was, now]), post)
  return (row) => Object.values(marks).forEach((mark) => mark(row))
}
