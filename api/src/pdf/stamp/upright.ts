/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number]
/** Six numbers of a PDF transformation, ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

/** What decides how a page is seen: the visible box in its own space, its rotation, the length of its unit in points. */
export interface Shape {
  readonly box: Box
  readonly turn: 0 | 90 | 180 | 270
  readonly unit: number
}

/** The page as it is seen: `matrix` maps « points from the visible bottom left corner » to the page's own space. */
export interface Upright {
  readonly matrix: Matrix
  readonly width: number
  readonly height: number
}

/** What readers show when a file does not say. */
const LETTER: Box = [0, 0, 612, 792]
/** 200 inches, more than the standard lets a page have. */
const MOST = 14_400 * 75

/** A box from four numbers in any order, or null when it has no area. */
export function boxOf(numbers: readonly number[]): Box | null {
  const [a = NaN, b = NaN, c = NaN, d = NaN] = numbers
  if (![a, b, c, d].every((n) => Math.abs(n) <= MOST)) return null
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return isReal(box) ? box : null
}

const isReal = (box: Box): boolean => box[2] - box[0] > 1 && box[3] - box[1] > 1

/** The visible box: CropBox inside MediaBox, US Letter when there is neither, as readers do. */
export function visibleBox(media: Box | null, crop: Box | null): Box {
  const whole = media ?? LETTER
  if (!crop) return whole
  const box: Box = [
    Math.max(crop[0], whole[0]),
    Math.max(crop[1], whole[1]),
    Math.min(crop[2], whole[2]),
    Math.min(crop[3], whole[3]),
  ]
  return isReal(box) ? box : whole
}

/** /Rotate must be a multiple of 90; readers take any other for none. */
export function turnOf(degrees: number): Shape['turn'] {
  const turn = ((degrees % 360) + 360) % 360
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}

/** What the reader sees: place marks with it and they come out upright. Lengths are in points on paper. */
export function upright({ box: [x0, y0, x1, y1], turn, unit }: Shape): Upright {
  const s = 1 / unit
  const width = (x1 - x0) * unit
  const height = (y1 - y0) * unit
  if (turn === 90) return { matrix: [0, s, -s, 0, x1, y0], width: height, height: width }
  if (turn === 180) return { matrix: [-s, 0, 0, -s, x1, y1], width, height }
  if (turn === 270) return { matrix: [0, -s, s, 0, x0, y1], width: height, height: width }
  return { matrix: [s, 0, 0, s, x0, y0], width, height }
}

/** A point of the visible page in the page's own space. */
export const toPage = ({ matrix: [a, b, c, d, e, f] }: Upright, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** A point of the page's own space as it is seen. */
export function toView({ matrix: [a, b, c, d, e, f] }: Upright, x: number, y: number): [number, number] {
  const determinant = a * d - b * c
  return [(d * (x - e) - c * (y - f)) / determinant, (a * (y - f) - b * (x - e)) / determinant]
}
