/** In PDF points. */
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Layout {
  /** Top and height of every page in CSS pixels, from the top of the scrolled content. */
  readonly tops: readonly number[]
  readonly heights: readonly number[]
  readonly total: number
}
export const A4: Size = { width: 595.28, height: 841.89 }

/** Pages one under the other, all of the same width; `pad` above the first and below the last, `gap` between two. */
export function layOut(sizes: readonly Size[], width: number, gap: number, pad: number): Layout {
  const tops: number[] = []
  const heights = sizes.map((size) => Math.round((width * size.height) / size.width))
  let top = pad
  for (const height of heights) {
    tops.push(top)
    top += height + gap
  }
  return { tops, heights, total: heights.length > 0 ? top - gap + pad : 2 * pad }
}

/** The page (from 1) that holds a vertical position; above the first it is the first, below the last the last. */
export function pageAt({ tops }: Layout, y: number): number {
  let [low, high] = [0, tops.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tops[middle] ?? 0) <= y) low = middle + 1
    else high = middle
  }
  return Math.min(Math.max(low, 1), Math.max(tops.length, 1))
}

/**
 * The pages (from 1, in order) that keep a canvas: every visible one, then the nearest ones up to `limit`, so that a flip finds its
 * page drawn while the memory of a tablet stays bounded.
 */
export function livePages(layout: Layout, top: number, height: number, limit: number): number[] {
  if (layout.tops.length === 0 || height <= 0) return []
  const first = pageAt(layout, top)
  const last = pageAt(layout, top + height)
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
