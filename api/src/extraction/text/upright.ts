import type { PDFPageProxy } from 'pdfjs-dist'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.d.ts'
import type { Run } from './lines.ts'

type Matrix = readonly [a: number, b: number, c: number, d: number, x: number, y: number]
/** Quarter turns, anticlockwise. */
type Turn = 0 | 1 | 2 | 3

/**
 * The pieces of text that are read together: those written in the direction of most of the page, turned upright. Stamps along a margin
 * are left out; a page set sideways, with or without a rotation of its own, reads like any other.
 */
export function uprightRuns(
  items: readonly (TextItem | TextMarkedContent)[],
  page: PDFPageProxy,
  isBold: (font: string) => boolean,
): Run[] {
  const texts = items.filter((item): item is TextItem => 'transform' in item && item.str.trim() !== '')
  const turn = commonTurn(texts)
  const [left = 0, bottom = 0, right = 595, top = 842] = page.view
  return texts.flatMap((item) => {
    const [a, b, c, d, x, y] = item.transform as unknown as Matrix
    if (
      turnOf(item) !== turn ||
      Math.min(Math.abs(a), Math.abs(b)) >= 0.2 * Math.max(Math.abs(a), Math.abs(b))
    )
      return []
    const [placedX, placedY] = turned(turn, [x, y], [left, bottom, right, top])
    const size = Math.round(Math.hypot(c, d) * 10) / 10
    return [{ text: item.str, x: placedX, y: placedY, width: item.width, size, bold: isBold(item.fontName) }]
  })
}

function turnOf({ transform }: TextItem): Turn {
  const [a, b] = transform as unknown as Matrix
  return (((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4) as Turn
}

/** The direction of most letters. */
function commonTurn(texts: readonly TextItem[]): Turn {
  const letters = [0, 0, 0, 0]
  for (const item of texts) letters[turnOf(item)] = (letters[turnOf(item)] ?? 0) + item.str.length
  return letters.indexOf(Math.max(...letters)) as Turn
}

function turned(
  turn: Turn,
  [x, y]: [number, number],
  [left, bottom, right, top]: [number, number, number, number],
): [number, number] {
  if (turn === 1) return [y, left + right - x]
  if (turn === 2) return [left + right - x, bottom + top - y]
  return turn === 3 ? [bottom + top - y, x] : [x, y]
}
