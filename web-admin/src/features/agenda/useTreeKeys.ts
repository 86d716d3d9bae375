import type { Agenda } from '@hemicycle/contract'
import { afterPaint } from '@hemicycle/ui'
import { nextTick, type Ref, watch } from 'vue'
import type { Grab } from './useGrab.ts'
import type { Selection } from './useSelection.ts'

interface Options {
  readonly rows: Readonly<Ref<HTMLElement | null>>
  /** The lines that can be walked through, top to bottom, drawn or not. */
  readonly lines: () => readonly string[]
  /** The element of a line, drawn if it was not. */
  readonly reach: (line: string) => Promise<HTMLElement | null>
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
export function useTreeKeys(options: Options) {
  const { rows, agenda, cursor, fixed, selection, grab, select } = options
  const keepFocus = async (id: string | null): Promise<void> => {
    await nextTick()
    const row = id && rows.value?.querySelector<HTMLElement>(`[data-item="${id}"]`)
    if (!row) return
    if (row !== document.activeElement) row.focus({ preventScroll: true })
    await afterPaint()
    row.scrollIntoView({ block: 'nearest' })
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
    if (holding(event) || (id ? onItem(event, id) : false) || walk(event, options)) event.preventDefault()
  }
  watch(cursor, (id) => void follow(options, id), { flush: 'post' })
  const onFocus = useKeptFocus(agenda, keepFocus, (id) => id !== cursor() && select(id))
  // The place aimed at with the keys stays in sight.
  watch(grab.target, async () => {
    await nextTick()
    rows.value?.querySelector('.slot')?.scrollIntoView({ block: 'nearest' })
  })
  return { onKey, onFocus }
}

/** The row of the sheet stays in sight, and takes the focus from the row before, when « suivant » or a link went to it. */
async function follow({ rows, reach }: Options, id: string | null): Promise<void> {
  const row = id && document.activeElement?.getAttribute('data-item') !== id ? await reach(id) : null
  if (!row) return
  const tree = rows.value
  if (tree?.contains(document.activeElement)) row.focus({ preventScroll: true })
  // Not where the page itself scrolls: the sheet is what is read there.
  await afterPaint()
  if (tree && tree.scrollHeight > tree.clientHeight) row.scrollIntoView({ block: 'nearest' })
}

/** Goes from row to row; Maj takes along what is passed over. */
function walk(event: KeyboardEvent, { lines, reach, selection }: Options): boolean {
  const all = lines()
  const { item, line } = (event.target as HTMLElement).dataset
  const here = all.indexOf(item ?? line ?? '')
  const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[event.key]
  if (to === undefined) return false
  void goTo(all[to])
  return true

  async function goTo(next: string | undefined): Promise<void> {
    if (next === undefined) return
    const row = await reach(next)
    if (row?.dataset['item'] && event.shiftKey) selection.extendTo(next)
    else if (!event.shiftKey) selection.clear()
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
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
