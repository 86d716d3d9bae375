import { type Ref, watch } from 'vue'

const mark = (row: HTMLElement, chosen: boolean): void => {
  const value = String(chosen)
  if (row.getAttribute('aria-selected') !== value) row.setAttribute('aria-selected', value)
}

/** Which rows are chosen is written on the rows themselves: choosing three hundred of them draws none again. */
export function useChosenMarks(
  rows: Readonly<Ref<HTMLElement | null>>,
  chosen: Readonly<Ref<ReadonlySet<string>>>,
): void {
  watch(
    chosen,
    (now) => {
      for (const row of rows.value?.querySelectorAll<HTMLElement>('[data-item]') ?? [])
        mark(row, now.has(row.dataset['item'] ?? ''))
    },
    { flush: 'post' },
  )
}
