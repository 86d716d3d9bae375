/** How far one report was read on this device. */
export interface Mark {
  /** The page last shown, where « Reprendre » goes. */
  readonly page: number
  readonly furthest: number
  /** Milliseconds, to find the report last read. */
  readonly at: number
}
export type MarkState = 'unread' | 'started' | 'read'
export type Marks = Readonly<Record<string, Mark>>

/** Read once its last page was shown; a report without pages has nothing to read. */
export function stateOf(mark: Mark | undefined, pages: number): MarkState {
  if (!mark) return 'unread'
  return mark.furthest >= pages ? 'read' : 'started'
}

/** The mark after a page was shown long enough to be read. */
export function shown(mark: Mark | undefined, page: number, at: number): Mark {
  return { page, furthest: Math.max(mark?.furthest ?? 0, page), at }
}

/** The report of a list that was read last, and not to its end: where to resume. */
export function toResume<I extends { id: string; pages: number; withdrawn: boolean }>(
  items: readonly I[],
  marks: Marks,
): { item: I; page: number } | null {
  const started = items
    .filter((item) => !item.withdrawn && stateOf(marks[item.id], item.pages) === 'started')
    .sort((a, b) => (marks[b.id]?.at ?? 0) - (marks[a.id]?.at ?? 0))
  const [item] = started
  return item ? { item, page: marks[item.id]?.page ?? 1 } : null
}

/** Marks as they were stored; anything unexpected is dropped rather than shown. */
export function parseMarks(text: string | null): Marks {
  try {
    const entries = Object.entries(JSON.parse(text ?? '{}') as Record<string, unknown>)
    return Object.fromEntries(entries.filter((entry): entry is [string, Mark] => isMark(entry[1])))
  } catch {
    return {}
  }
}

const isMark = (value: unknown): value is Mark =>
  typeof value === 'object' &&
  value !== null &&
  ['page', 'furthest', 'at'].every((key) => Number.isFinite((value as Record<string, unknown>)[key]))
