/** How far one report was read. */
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
  // « Marquer comme non lu » leaves a mark of no page: it must win over an older one elsewhere.
  if (!mark || mark.furthest === 0) return 'unread'
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

/** Of two sets of marks, the later one of each report. */
export function latest(mine: Marks, others: Marks): Marks {
  const newer = Object.entries(others).filter(([id, { at }]) => (mine[id]?.at ?? 0) < at)
  return { ...mine, ...Object.fromEntries(newer) }
}
