/** In PDF points. */
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Layout {
  /** Top and height of every page in CSS pixels, from the top of the scrolled content. */
  readonly tops: readonly number[]
  readonly heights: readonly number[]
  /** Left edge and width of every page, from the left of the column of pages. */
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  readonly total: number
  /** How many pages stand side by side. */
  readonly across: number
}
export const A4: Size = { width: 595.28, height: 841.89 }

/**
 * Pages one under the other, `across` side by side, in a column `width` wide; `pad` above the first and below the last, `gap` between
 * two. Two pages side by side have their tops in line.
 */
export function layOut(
  sizes: readonly Size[],
  width: number,
  gap: number,
  pad: number,
  across: 1 | 2 = 1,
): Layout {
  const own = Math.round((width - gap * (across - 1)) / across)
  const heights = sizes.map((size) => Math.round((own * size.height) / size.width))
  const tops: number[] = []
  let top = pad
  for (let first = 0; first < heights.length; first += across) {
    const row = heights.slice(first, first + across)
    tops.push(...row.map(() => top))
    top += Math.max(...row) + gap
  }
  return {
    tops,
    heights,
    lefts: sizes.map((_, index) => (index % across) * (own + gap)),
    widths: sizes.map(() => own),
    total: heights.length > 0 ? top - gap + pad : 2 * pad,
    across,
  }
}

/** The page (from 1) that holds a vertical position, the left one of two; above the first it is the first, below the last the last. */
export function pageAt({ tops, across }: Layout, y: number): number {
  let [low, high] = [0, tops.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tops[middle] ?? 0) <= y) low = middle + 1
    else high = middle
  }
  const page = Math.min(Math.max(low, 1), Math.max(tops.length, 1))
  return page - ((page - 1) % across)
}

/** The first and the last page (from 1) of which something is on the screen. */
export const inSight = (layout: Layout, top: number, height: number): { first: number; last: number } => ({
  first: pageAt(layout, top),
  last: Math.min(pageAt(layout, top + height) + layout.across - 1, layout.tops.length),
})

/**
 * The pages (from 1, in order) that keep a canvas: every visible one, then the nearest ones up to `limit`, so that a flip finds its
 * page drawn while the memory of a tablet stays bounded.
 */
export function livePages(layout: Layout, top: number, height: number, limit: number): number[] {
  if (layout.tops.length === 0 || height <= 0) return []
  const { first, last } = inSight(layout, top, height)
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  for (let step = 1; pages.length < limit && step <= limit; step++) {
    if (last + step <= layout.tops.length) pages.push(last + step)
    if (pages.length < limit && first - step >= 1) pages.unshift(first - step)
  }
  return pages
}

/** Where a position of one layout is in another: the same place of the same page, whatever changed size. */
export function follow(before: Layout, after: Layout, y: number): number {
  const page = pageAt(before, y) - 1
  const [top, height] = [before.tops[page] ?? 0, before.heights[page] ?? 1]
  if (y < top) return y
  return (after.tops[page] ?? 0) + ((y - top) / height) * (after.heights[page] ?? 0)
}

/** Pixels of a canvas: the screen's density, at most 2, and never more than `budget` (old tablets refuse larger ones). */
export function density(size: { width: number; height: number }, screen: number, budget = 8_000_000): number {
  const wanted = Math.min(Math.max(screen, 1), 2)
  return Math.min(wanted, Math.sqrt(budget / Math.max(1, size.width * size.height)))
}
