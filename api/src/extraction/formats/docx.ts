import type { DocumentText } from '../text/document.ts'
import { Unreadable } from '../types.ts'
import { docxStyles, type Style } from './docx-styles.ts'
import { layOut, type Paragraph } from './paragraphs.ts'
import { officeParts, textOf, walkXml } from './xml.ts'

interface Open {
  text: string
  style: Style
  letters: number
  bold: number
  size: number
  newPage: boolean
}
interface Table {
  row: number
  column: number
}

/** The text of a DOCX as Word keeps it: the header of its pages first, then its paragraphs and tables. Throws `Unreadable`. */
export function readDocx(bytes: Uint8Array): DocumentText {
  const parts = officeParts(bytes, /^(?:word\/(?:document|styles|header\d*)\.xml|docProps\/core\.xml)$/u)
  const main = parts.get('word/document.xml')
  if (main === undefined) throw new Unreadable('no text in this DOCX')
  const styles = docxStyles(parts.get('word/styles.xml'))
  const headers = [...parts].filter(([name]) => name.startsWith('word/header')).sort()
  const letterhead = headers.flatMap(([, xml]) => paragraphsOf(xml, styles))
  const seen = new Set<string>()
  const once = letterhead.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text))
  const pages = layOut([...once, ...paragraphsOf(main, styles)])
  return {
    format: 'DOCX',
    pageCount: 0,
    pages,
    bookmarks: [],
    metadataTitle: textOf(parts.get('docProps/core.xml'), 'dc:title'),
    placed: false,
    hasText: pages.some(({ lines }) => lines.length > 0),
  }
}

function paragraphsOf(xml: string, styles: (id: string | undefined) => Style): Paragraph[] {
  const done: Paragraph[] = []
  const open: Open[] = []
  const tables: Table[] = []
  const columnsOfRow = new Map<number, number>()
  let rows = 0
  let run: Style | null = null
  let inText = false
  let skipped = 0
  const write = (text: string) => {
    const paragraph = open.at(-1)
    if (!paragraph) return
    const { bold, size } = { ...paragraph.style, ...run }
    const letters = text.trim().length
    paragraph.text += text
    paragraph.letters += letters
    paragraph.bold += bold ? letters : 0
    paragraph.size = Math.max(paragraph.size, letters > 0 ? (size ?? 11) : 0)
  }
  const start: Record<string, (attributes: Readonly<Record<string, string>>) => void> = {
    'w:p': () =>
      open.push({ text: '', style: styles(undefined), letters: 0, bold: 0, size: 0, newPage: false }),
    'w:pStyle': (a) => {
      const paragraph = open.at(-1)
      if (paragraph) paragraph.style = styles(a['w:val'])
    },
    'w:jc': (a) => {
      const paragraph = open.at(-1)
      if (paragraph) paragraph.style = { ...paragraph.style, align: alignOf(a['w:val']) }
    },
    'w:pageBreakBefore': (a) => {
      const paragraph = open.at(-1)
      if (paragraph && isOn(a['w:val'])) paragraph.newPage = true
    },
    'w:r': () => (run = {}),
    'w:b': (a) => run && (run = { ...run, bold: isOn(a['w:val']) }),
    'w:sz': (a) => run && (run = { ...run, size: Number(a['w:val']) / 2 }),
    'w:t': () => (inText = true),
    'w:tab': () => run && write(' '),
    'w:noBreakHyphen': () => write('-'),
    'w:br': (a) => (a['w:type'] === 'page' ? breakPage(open.at(-1)) : write('\n')),
    'w:lastRenderedPageBreak': () => breakPage(open.at(-1)),
    'w:tbl': () => tables.push({ row: 0, column: 0 }),
    'w:tr': () => {
      const table = tables.at(-1)
      // A table in a cell stays in that cell: it is read as its text.
      if (table && tables.length === 1) [table.row, table.column] = [++rows, -1]
    },
    'w:tc': () => {
      const [table] = tables
      if (!table || tables.length > 1) return
      table.column += 1
      columnsOfRow.set(table.row, table.column + 1)
    },
  }
  const end: Record<string, () => void> = {
    'w:t': () => (inText = false),
    'w:r': () => (run = null),
    'w:tbl': () => tables.pop(),
    'w:p': () => {
      const paragraph = open.pop()
      const [table] = tables
      if (paragraph)
        done.push(closed(paragraph, table ? { row: table.row, column: table.column, columns: 0 } : null))
    },
  }
  walkXml(xml, {
    open: (name, attributes) => {
      // The old drawing of a text box repeats its text.
      if (name === 'mc:Fallback') skipped += 1
      if (skipped === 0) start[name]?.(attributes)
    },
    text: (text) => inText && skipped === 0 && write(text),
    close: (name) => {
      if (skipped === 0) end[name]?.()
      if (name === 'mc:Fallback') skipped -= 1
    },
  })
  return done.map((one) =>
    one.cell ? { ...one, cell: { ...one.cell, columns: columnsOfRow.get(one.cell.row) ?? 1 } } : one,
  )
}

const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off)$/u.test(value)
const alignOf = (value: string | undefined): Style['align'] =>
  value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'right' : 'left'

/** A break inside a paragraph that has begun counts for what follows: here the paragraph is moved whole when nothing is before it. */
function breakPage(paragraph: Open | undefined): void {
  if (paragraph && paragraph.letters === 0) paragraph.newPage = true
}

function closed({ text, style, letters, bold, size, newPage }: Open, cell: Paragraph['cell']): Paragraph {
  return {
    text: text.replace(/[^\S\n]+/gu, ' ').trim(),
    size: size || (style.size ?? 11),
    bold: letters > 0 && bold > letters / 2,
    align: style.align ?? 'left',
    newPage,
    cell,
  }
}
