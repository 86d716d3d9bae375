import type { Element } from '../front-matter/elements.ts'
import { ink, measure, page, type Style, styles, write } from '../front-matter/style.ts'
import { wrap } from '../front-matter/wrap.ts'
import type { Sheet } from './print-sheet.ts'
import type { SheetBlock } from './types.ts'

type Table = Extract<SheetBlock, { type: 'TABLE' }>

const HEAD: Style = { face: 'sansBold', size: 8.5, leading: 12, color: ink.quiet }
const CELL: Style = { ...styles.item, leading: 14 }
const PAD = 6

interface Column {
  readonly x: number
  readonly width: number
}

/** Rows are never cut; the head, where there is one, comes again on each page. */
export function drawTable(sheet: Sheet, table: Table): void {
  const columns = columnsOf(table)
  const node = sheet.paper.elements.add('Table', sheet.root)
  const head = table.columns.map(({ label }) => label)
  const height = (cells: readonly string[], style: Style) =>
    Math.max(...cells.map((text, i) => linesOf(sheet, style, text, columns[i]).length)) * style.leading +
    2 * PAD
  const row = (cells: readonly string[], style: Style, least: number) => {
    const own = Math.max(least, height(cells, style))
    drawRow(sheet, node, { cells, columns, style, height: own })
    sheet.y += own
  }
  const drawHead = () => {
    if (head.some((label) => label !== '')) row(head, HEAD, 0)
  }
  sheet.room(height(head, HEAD) + (table.rowHeight ?? 24) + PAD)
  drawHead()
  for (const cells of table.rows) {
    const own = Math.max(table.rowHeight ?? 0, height(cells, CELL))
    if (sheet.y + own > page.height - page.bottom) {
      sheet.turn()
      drawHead()
    }
    row(cells, CELL, table.rowHeight ?? 0)
  }
  sheet.y += 14
}

function columnsOf({ columns }: Table): Column[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  let x: number = page.left
  return columns.map(({ share }) => {
    const width = (measure * share) / total
    x += width
    return { x: x - width, width }
  })
}

const linesOf = (sheet: Sheet, style: Style, text: string, column: Column | undefined): string[] =>
  text.split('\n').flatMap((part) => wrap(sheet.paper, style, part, (column?.width ?? measure) - 10))

interface Row {
  readonly cells: readonly string[]
  readonly columns: readonly Column[]
  readonly style: Style
  readonly height: number
}

function drawRow(sheet: Sheet, table: Element, row: Row): void {
  const { paper, y } = sheet
  const node = paper.elements.add('TR', table)
  row.cells.forEach((text, index) => {
    const column = row.columns[index]
    if (!column) return
    sheet.leaf(node, row.style === HEAD ? 'TH' : 'TD', () =>
      linesOf(sheet, row.style, text, column).forEach((line, i) =>
        write(paper, row.style, line, column.x + (index === 0 ? 0 : 5), y + PAD + i * row.style.leading),
      ),
    )
  })
  sheet.artifact(() => paper.rect(page.left, y + row.height - 0.5, measure, 0.5, ink.rule))
}
