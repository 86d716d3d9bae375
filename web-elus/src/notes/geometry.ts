import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A rectangle as shares of the page, 0 to 1, from its upper left corner as it is shown. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A point of the page shown (shares, 0 to 1) in points of the PDF page, whatever its rotation and crop. */
export function toPdf(viewport: PageViewport, x: number, y: number): [number, number] {
  const [left = 0, top = 0] = viewport.convertToPdfPoint(x * viewport.width, y * viewport.height) as number[]
  return [round(left), round(top)]
}

/** The other way round: shares of the page shown. */
export function fromPdf(viewport: PageViewport, x: number, y: number): [number, number] {
  const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y) as number[]
  return [left / viewport.width, top / viewport.height]
}

const round = (value: number): number => Math.round(value * 100) / 100

/** QuadPoints of a rectangle: upper left, upper right, lower left, lower right. */
export function quadOf(viewport: PageViewport, { left, top, width, height }: Box): number[] {
  const [right, bottom] = [left + width, top + height]
  return [
    ...toPdf(viewport, left, top),
    ...toPdf(viewport, right, top),
    ...toPdf(viewport, left, bottom),
    ...toPdf(viewport, right, bottom),
  ]
}

export function boxOf(viewport: PageViewport, quad: readonly number[]): Box {
  const points = [0, 2, 4, 6].map((at) => fromPdf(viewport, quad[at] ?? 0, quad[at + 1] ?? 0))
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

/** The rectangles of a range as shares of the page: those of one line made one. */
export function boxesOf(range: Range, page: DOMRect): Box[] {
  const boxes: Box[] = []
  for (const rect of range.getClientRects()) {
    if (rect.width < 1 || rect.height < 1) continue
    const box = {
      left: (rect.left - page.left) / page.width,
      top: (rect.top - page.top) / page.height,
      width: rect.width / page.width,
      height: rect.height / page.height,
    }
    const last = boxes.at(-1)
    if (last && sameLine(last, box)) boxes[boxes.length - 1] = around(last, box)
    else boxes.push(box)
  }
  return boxes
}

const sameLine = (a: Box, b: Box): boolean =>
  Math.abs(a.top + a.height / 2 - (b.top + b.height / 2)) < Math.min(a.height, b.height) / 2

function around(a: Box, b: Box): Box {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)]
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  }
}

export const styleOf = (box: Box): Record<string, string> => ({
  left: `${100 * box.left}%`,
  top: `${100 * box.top}%`,
  width: `${100 * box.width}%`,
  height: `${100 * box.height}%`,
})
