import { PDFArray, PDFName, PDFNumber, type PDFObject, type PDFPageLeaf } from 'pdf-lib'

/** Six numbers of a PDF transformation, ISO 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

/** The page as it is seen: `matrix` maps « points from the visible bottom left corner » to the page's own space. */
export interface Upright {
  readonly matrix: Matrix
  readonly width: number
  readonly height: number
}

type Box = readonly [number, number, number, number]
const A4: Box = [0, 0, 595.28, 841.89]

/**
 * What the reader sees of a page, whatever its /Rotate, /CropBox and /UserUnit: place marks with it and they come out
 * upright. Lengths are in points of the visible page (1/72 inch on paper).
 */
export function upright(page: PDFPageLeaf): Upright {
  const media = boxOf(page, 'MediaBox') ?? A4
  const [x0, y0, x1, y1] = intersection(boxOf(page, 'CropBox') ?? media, media)
  const unit = numberOf(page, 'UserUnit') || 1
  const turn = ((((numberOf(page, 'Rotate') || 0) % 360) + 360) % 360) as 0 | 90 | 180 | 270
  const s = 1 / unit
  const width = (x1 - x0) * unit
  const height = (y1 - y0) * unit
  if (turn === 90) return { matrix: [0, s, -s, 0, x1, y0], width: height, height: width }
  if (turn === 180) return { matrix: [-s, 0, 0, -s, x1, y1], width, height }
  if (turn === 270) return { matrix: [0, -s, s, 0, x0, y1], width: height, height: width }
  return { matrix: [s, 0, 0, s, x0, y0], width, height }
}

/** A point of the visible page in the page's own space. */
export function toPage({ matrix: [a, b, c, d, e, f] }: Upright, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function boxOf(page: PDFPageLeaf, key: string): Box | null {
  const value = own(page, key)
  if (!(value instanceof PDFArray) || value.size() !== 4) return null
  const n = [0, 1, 2, 3].map((i) => value.lookupMaybe(i, PDFNumber)?.asNumber() ?? NaN)
  const [a, b, c, d] = n as [number, number, number, number]
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return n.every(Number.isFinite) && box[2] - box[0] > 1 && box[3] - box[1] > 1 ? box : null
}

function intersection(a: Box, b: Box): Box {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return box[2] - box[0] > 1 && box[3] - box[1] > 1 ? box : b
}

function numberOf(page: PDFPageLeaf, key: string): number {
  const value = own(page, key)
  return value instanceof PDFNumber ? value.asNumber() : 0
}

/** Imported pages carry their inherited attributes themselves. */
const own = (page: PDFPageLeaf, key: string): PDFObject | undefined => page.lookup(PDFName.of(key))
