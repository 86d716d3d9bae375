import type { ConvocationItem } from '@hemicycle/contract'
import type { MarkState } from '../../agenda/marks.ts'

export interface Segment {
  readonly key: string
  /** Pages of the cahier that it stands for: its width. */
  readonly pages: number
  readonly state: MarkState | 'front'
  readonly current: boolean
}

/** The cahier as a strip: front matter, then one segment per report, as wide as it has pages. */
export function segments(
  items: readonly ConvocationItem[],
  total: number,
  currentId: string | null,
  stateOf: (item: ConvocationItem) => MarkState,
): Segment[] {
  const placed = items.filter((item) => item.firstPage > 0 && item.pages > 0)
  const ordered = [...placed].sort((a, b) => a.firstPage - b.firstPage)
  const front = (ordered[0]?.firstPage ?? total + 1) - 1
  const strip = ordered.map((item, index) => ({
    key: item.id,
    pages: (ordered[index + 1]?.firstPage ?? total + 1) - item.firstPage,
    state: stateOf(item),
    current: item.id === currentId,
  }))
  return front > 0
    ? [{ key: 'front', pages: front, state: 'front', current: currentId === null }, ...strip]
    : strip
}
