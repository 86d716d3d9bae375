import type { Agenda } from '@hemicycle/contract'
import { nextTick, type Ref, watch } from 'vue'
import type { Grab } from './useGrab.ts'
import type { Selection } from './useSelection.ts'

interface Options {
  readonly rows: Readonly<Ref<HTMLElement | null>>
  readonly agenda: () => Agenda
  readonly cursor: () => string | null
  readonly fixed: () => boolean
  readonly selection: Selection
  readonly grab: Grab
  readonly select: (id: string) => void
}

/**
 * The keys of the tree. The focus goes from row to row and the sheet follows: ↑ ↓, Origine, Fin; Maj extends what is chosen, Ctrl+Espace
 * adds or takes out one; Espace takes in the hand; Alt+↑ ↓ moves at once.
 */
export function useTreeKeys({ rows, agenda, cursor, fixed, selection, grab, select }: Options) {
  const keepFocus = async (id: string | null): Promise<void> => {
    await nextTick()
    if (id) rows.value?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus()
  }
  const holding = (event: KeyboardEvent): boolean => {
    if (!grab.held.value) return false
    const { key } = event
    if (key === 'ArrowUp' || key === 'ArrowDown') grab.step(key === 'ArrowUp' ? -1 : 1, event.altKey)
    else if (key === 'Enter' || key === ' ') {
      grab.commit()
      void keepFocus(cursor())
    } else if (key === 'Escape' || key === 'Tab') grab.cancel()
    return key !== 'Tab'
  }
  const chosenWith = (id: string): readonly string[] =>
    selection.set.value.has(id) ? selection.ids.value : [id]
  const onItem = (event: KeyboardEvent, id: string): boolean => {
    const arrow = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key]
    if (event.altKey && arrow && !fixed()) {
      grab.nudge(chosenWith(id), arrow)
      void keepFocus(id)
      return true
    }
    if (event.key === ' ' && (event.ctrlKey || event.metaKey)) {
      selection.toggle(id)
      return true
    }
    if (event.key === ' ' && !fixed()) {
      grab.grab(chosenWith(id), 'KEYS')
      return true
    }
    if (event.key !== 'Escape' || selection.ids.value.length < 2) return false
    selection.clear()
    return true
  }
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    if (!target.matches('[data-row]') && !grab.held.value) return
    const id = target.dataset['item']
    if (holding(event) || (id ? onItem(event, id) : false) || walk(event, rows.value, selection))
      event.preventDefault()
  }
  const onFocus = useKeptFocus(agenda, keepFocus, (id) => id !== cursor() && select(id))
  // The place aimed at with the keys stays in sight.
  watch(grab.target, async () => {
    await nextTick()
    rows.value?.querySelector('.slot')?.scrollIntoView({ block: 'nearest' })
  })
  return { onKey, onFocus }
}

const WALKS = ['ArrowUp', 'ArrowDown', 'Home', 'End']
/** Neither in a folded section nor put aside by the search. */
const VISIBLE_ROWS = '[data-row]:not([hidden], [hidden] *)'

/** Goes from row to row; Maj takes along what is passed over. */
function walk(event: KeyboardEvent, rows: HTMLElement | null, selection: Selection): boolean {
  if (!WALKS.includes(event.key)) return false
  const all = [...(rows?.querySelectorAll<HTMLElement>(VISIBLE_ROWS) ?? [])]
  const here = all.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[event.key]
  if (to === undefined) return false
  const next = all[to]
  const id = next?.dataset['item']
  if (id && event.shiftKey) selection.extendTo(id)
  else if (!event.shiftKey) selection.clear()
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
  return true
}

/** A row that changed section is another element: the focus it had must not fall to the page. */
function useKeptFocus(
  agenda: () => Agenda,
  keep: (id: string) => unknown,
  arrived: (id: string) => unknown,
): (event: FocusEvent) => void {
  let focused: string | null = null
  watch(
    () => agenda().items,
    () => focused && document.activeElement === document.body && keep(focused),
    { flush: 'post' },
  )
  return (event) => {
    focused = (event.target as HTMLElement).dataset['item'] ?? null
    if (focused) arrived(focused)
  }
}
