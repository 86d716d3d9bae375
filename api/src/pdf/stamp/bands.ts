import { toView, type Shape, upright } from './upright.ts'

/** Cells across the width of a page, one bit each. */
export const CELLS = 32
/** Height of the bands where marks are printed, in points on A4. */
const BAND = 26
const A4_WIDTH = 595

/** Where the top and the bottom band of a page already have ink, cell by cell from the left; null when it is not known. */
export type Busy = readonly [top: number, bottom: number] | null

/** Plans are looked at from further away: their marks grow with them. */
export const scaleOf = (width: number, height: number): number =>
  Math.max(1, Math.min(width, height) / A4_WIDTH)

/** Notes what a page draws in its bands; lengths are in the page's own space. */
export interface Bands {
  /** A rectangle given by the images of two opposite corners. */
  mark(x0: number, y0: number, x1: number, y1: number): void
  busy(): Busy
}

export function openBands(shape: Shape): Bands {
  const view = upright(shape)
  const band = BAND * scaleOf(view.width, view.height)
  const cell = view.width / CELLS
  let [top, bottom] = [0, 0]
  return {
    mark: (x0, y0, x1, y1) => {
      const [ax, ay] = toView(view, x0, y0)
      const [bx, by] = toView(view, x1, y1)
      const [left, right] = [Math.min(ax, bx), Math.max(ax, bx)]
      const [low, high] = [Math.min(ay, by), Math.max(ay, by)]
      // Not a number compares false everywhere: such a mark is nowhere.
      if (!(right >= 0 && left <= view.width && high >= 0 && low <= view.height)) return
      const bits = bitsBetween(left / cell, right / cell)
      if (high > view.height - band) top |= bits
      if (low < band) bottom |= bits
    },
    busy: () => [top >>> 0, bottom >>> 0],
  }
}

/** The cells touched from `from` to `to`, in cells. */
export function bitsBetween(from: number, to: number): number {
  const first = Math.max(0, Math.floor(from))
  const last = Math.min(CELLS - 1, Math.floor(to))
  let bits = 0
  for (let i = first; i <= last; i++) bits |= 1 << i
  return bits >>> 0
}
