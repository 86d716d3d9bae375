import type { PageText } from '../text/document.ts'
import { linesOf, type Run } from '../text/lines.ts'

/** Below this tesseract guesses more than it reads; such words are specks, rules of tables, stamps. */
const SPECK = 20

/**
 * A page from the words tesseract writes with `tsv` (level, page, block, paragraph, line, word, left, top, width, height, confidence,
 * text; pixels from the top): lines in PDF points from the bottom, each with its confidence from 0 to 1.
 */
export function linesOfTsv(tsv: string, number: number, dpi: number): PageText {
  const points = (pixels: number) => (pixels * 72) / dpi
  const rows = tsv
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
  const page = rows.find(([level]) => level === '1')
  const height = points(Number(page?.[9] ?? (842 * dpi) / 72))
  const width = points(Number(page?.[8] ?? (595 * dpi) / 72))
  const heights = new Map<string, number>()
  const runs: Run[] = []
  for (const row of rows) {
    const [level = '', , block, paragraph, line, , left, top, wide, high, confidence, text = ''] = row
    const key = `${block} ${paragraph} ${line}`
    if (level === '4') heights.set(key, Number(high))
    if (level !== '5' || text.trim() === '' || Number(confidence) < SPECK) continue
    // The height of a line of text, ascenders and descenders, is about its size.
    const size = points(Math.min(heights.get(key) ?? Number(high), 1.6 * Number(high)))
    runs.push({
      text,
      x: points(Number(left)),
      y: height - points(Number(top) + Number(high)),
      width: points(Number(wide)),
      size: Math.round(size),
      bold: false,
      confidence: Number(confidence) / 100,
    })
  }
  return { number, width, height, lines: linesOf(number, runs), whole: true }
}
