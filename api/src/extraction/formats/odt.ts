import type { DocumentText } from '../text/document.ts'
import { Unreadable } from '../types.ts'
import { paragraphBuilder } from './builder.ts'
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

type Attributes = Readonly<Record<string, string>>

function paragraphsOf(xml: string, styles: OdtStyles, within: string): Paragraph[] {
  const out = paragraphBuilder()
  const names: string[] = []
  let [inside, skipped] = [0, 0]
  const write = (text: string) => out.write(text, styles(names))
  const begin = (a: Attributes) => {
    names.push(a['text:style-name'] ?? '')
    const { align, newPage, ...look } = styles(names.slice(-1))
    out.begin(look, align, newPage)
  }
  const finish = () => {
    names.pop()
    out.end()
  }
  const start: Record<string, (a: Attributes) => unknown> = {
    'text:p': begin,
    'text:h': begin,
    'text:span': (a) => names.push(a['text:style-name'] ?? ''),
    'text:tab': () => write(' '),
    'text:s': (a) => write(' '.repeat(Math.min(80, Number(a['text:c'] ?? 1) || 1))),
    'text:line-break': () => write('\n'),
    'text:soft-page-break': out.breakPage,
    'table:table': out.table,
    'table:table-row': out.row,
    'table:table-cell': out.cell,
  }
  const end: Record<string, () => unknown> = {
    'text:p': finish,
    'text:h': finish,
    'text:span': () => names.pop(),
    'table:table': out.tableEnd,
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
  return out.paragraphs()
}
