import type { DocumentText } from '../text/document.ts'
import { Unreadable } from '../types.ts'
import { odtStyles, type OdtStyles } from './odt-styles.ts'
import { layOut, type Paragraph } from './paragraphs.ts'
import { officeParts, textOf, walkXml } from './xml.ts'

/** Notes in a margin and changes that were refused are no part of the text. */
const SKIPPED: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note',
  'style:footer',
  'style:footer-left',
  'style:header-left',
])

interface Open {
  text: string
  style: string
  letters: number
  bold: number
  size: number
  newPage: boolean
}

/** The text of an ODT: the header of its pages, then its paragraphs and tables. Throws `Unreadable`. */
export function readOdt(bytes: Uint8Array): DocumentText {
  const parts = officeParts(bytes, /^(?:content|styles|meta)\.xml$/u)
  const main = parts.get('content.xml')
  if (main === undefined) throw new Unreadable('no text in this ODT')
  const styles = odtStyles([parts.get('styles.xml'), main])
  const header = parts.get('styles.xml')
  const letterhead = header === undefined ? [] : paragraphsOf(header, styles, 'style:header')
  const pages = layOut([...letterhead, ...paragraphsOf(main, styles, 'office:text')])
  return {
    format: 'ODT',
    pageCount: 0,
    pages,
    bookmarks: [],
    metadataTitle: textOf(parts.get('meta.xml'), 'dc:title'),
    placed: false,
    hasText: pages.some(({ lines }) => lines.length > 0),
  }
}

function paragraphsOf(xml: string, styles: OdtStyles, within: string): Paragraph[] {
  const done: Paragraph[] = []
  const open: Open[] = []
  const spans: string[] = []
  const columnsOfRow = new Map<number, number>()
  let [rows, column, depth, inside, skipped] = [0, -1, 0, 0, 0]
  const write = (text: string) => {
    const paragraph = open.at(-1)
    if (!paragraph) return
    const style = styles([paragraph.style, ...spans])
    const letters = text.trim().length
    paragraph.text += text
    paragraph.letters += letters
    paragraph.bold += style.bold ? letters : 0
    paragraph.size = Math.max(paragraph.size, letters > 0 ? style.size : 0)
  }
  const begin = (a: Readonly<Record<string, string>>) => {
    const style = a['text:style-name'] ?? ''
    open.push({ text: '', style, letters: 0, bold: 0, size: 0, newPage: styles([style]).newPage })
  }
  const finish = () => {
    const paragraph = open.pop()
    const cell = depth > 0 ? { row: rows, column, columns: 0 } : null
    if (paragraph) done.push(closed(paragraph, styles, cell))
  }
  const start: Record<string, (attributes: Readonly<Record<string, string>>) => void> = {
    'text:p': begin,
    'text:h': begin,
    'text:span': (a) => spans.push(a['text:style-name'] ?? ''),
    'text:tab': () => write(' '),
    'text:s': (a) => write(' '.repeat(Math.min(80, Number(a['text:c'] ?? 1) || 1))),
    'text:line-break': () => write('\n'),
    'text:soft-page-break': () => {
      const paragraph = open.at(-1)
      if (paragraph && paragraph.letters === 0) paragraph.newPage = true
    },
    'table:table': () => (depth += 1),
    'table:table-row': () => depth === 1 && ([rows, column] = [rows + 1, -1]),
    'table:table-cell': () => depth === 1 && columnsOfRow.set(rows, ++column + 1),
  }
  const end: Record<string, () => void> = {
    'text:p': finish,
    'text:h': finish,
    'text:span': () => spans.pop(),
    'table:table': () => (depth -= 1),
  }
  walkXml(xml, {
    open: (name, attributes) => {
      if (SKIPPED.has(name)) skipped += 1
      if (name === within) inside += 1
      if (inside > 0 && skipped === 0) start[name]?.(attributes)
    },
    text: (text) => inside > 0 && skipped === 0 && write(text.replace(/\s+/gu, ' ')),
    close: (name) => {
      if (inside > 0 && skipped === 0) end[name]?.()
      if (name === within) inside -= 1
      if (SKIPPED.has(name)) skipped -= 1
    },
  })
  return done.map((one) =>
    one.cell ? { ...one, cell: { ...one.cell, columns: columnsOfRow.get(one.cell.row) ?? 1 } } : one,
  )
}

function closed(paragraph: Open, styles: OdtStyles, cell: Paragraph['cell']): Paragraph {
  const { text, style, letters, bold, size, newPage } = paragraph
  const own = styles([style])
  return {
    text: text.replace(/[^\S\n]+/gu, ' ').trim(),
    size: size || own.size,
    bold: letters > 0 && bold > letters / 2,
    align: own.align,
    newPage,
    cell,
  }
}
