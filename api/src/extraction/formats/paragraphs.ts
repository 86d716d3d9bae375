import type { Line } from '../text/lines.ts'
import type { PageText } from '../text/document.ts'

/** A paragraph of a word processor's file. */
export interface Paragraph {
  readonly text: string
  readonly size: number
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly newPage: boolean
  /** Its place in a table: rows are counted through the whole file. */
  readonly cell: { readonly row: number; readonly column: number; readonly columns: number } | null
}

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 60]
const INNER = WIDTH - 2 * MARGIN

/**
 * Sets paragraphs on imaginary pages, so that they are read as lines of a PDF are: labels beside their values, headings over texts.
 * The places are not those of any paper: what is read from them carries no box.
 */
export function layOut(paragraphs: readonly Paragraph[]): PageText[] {
  const pages: Line[][] = [[]]
  let y = HEIGHT - MARGIN
  let row: { readonly index: number; readonly top: number; readonly ends: Map<number, number> } | null = null
  for (const paragraph of paragraphs) {
    if (paragraph.newPage && pages.at(-1)?.length) {
      pages.push([])
      y = HEIGHT - MARGIN
      row = null
    }
    const { cell, size } = paragraph
    if (row && cell?.row !== row.index) {
      y = Math.min(y, ...row.ends.values())
      row = null
    }
    if (paragraph.text === '') {
      if (!cell) y -= size
      continue
    }
    if (cell) row ??= { index: cell.row, top: y, ends: new Map() }
    const start = cell && row ? (row.ends.get(cell.column) ?? row.top) : y
    const lines = linesFrom(paragraph, pages.length, start)
    pages.at(-1)?.push(...lines)
    const end = (lines.at(-1)?.y ?? start) - 0.9 * size
    if (cell && row) row.ends.set(cell.column, end)
    else y = end
  }
  return pages.map((lines, index) => ({
    number: index + 1,
    width: WIDTH,
    height: HEIGHT,
    whole: true,
    lines: lines.sort((a, b) => b.y - a.y || a.x - b.x),
  }))
}

function linesFrom({ text, size, bold, align, cell }: Paragraph, page: number, top: number): Line[] {
  const left = cell ? MARGIN + (INNER * cell.column) / cell.columns : MARGIN
  const room = cell ? INNER / cell.columns - 8 : INNER
  const letter = 0.48 * size
  return wrap(text, Math.max(8, Math.floor(room / letter))).map((words, index) => {
    const width = Math.min(room, words.length * letter)
    const x = align === 'center' ? left + (room - width) / 2 : align === 'right' ? left + room - width : left
    return { text: words, page, x, y: top - (index + 1) * 1.25 * size, width, size, bold }
  })
}

function wrap(text: string, most: number): string[] {
  return text.split('\n').flatMap((part) => {
    const lines: string[] = []
    for (const word of part.split(/\s+/u)) {
      const last = lines.at(-1)
      if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
      else if (word !== '') lines.push(word)
    }
    return lines
  })
}
