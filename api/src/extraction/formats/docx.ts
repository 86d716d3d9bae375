import type { DocumentText } from '../text/document.ts'
import { Unreadable } from '../types.ts'
import { type Look, paragraphBuilder } from './builder.ts'
import { docxStyles, type Style } from './docx-styles.ts'
import { layOut, type Paragraph } from './paragraphs.ts'
import { officeParts, textOf, walkXml } from './xml.ts'

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

type Attributes = Readonly<Record<string, string>>

function paragraphsOf(xml: string, styles: (id: string | undefined) => Style): Paragraph[] {
  const out = paragraphBuilder()
  let run: { bold?: boolean; size?: number } | null = null
  let inText = false
  let skipped = 0
  const write = (text: string) => out.write(text, { ...lookOf(styles(undefined)), ...out.look(), ...run })
  const start: Record<string, (a: Attributes) => unknown> = {
    'w:p': () => out.begin(lookOf(styles(undefined)), styles(undefined).align ?? 'left', false),
    'w:pStyle': (a) => {
      const style = styles(a['w:val'])
      out.change({ look: lookOf(style), align: style.align ?? 'left' })
    },
    'w:jc': (a) => out.change({ align: alignOf(a['w:val']) }),
    'w:pageBreakBefore': (a) => isOn(a['w:val']) && out.change({ newPage: true }),
    'w:r': () => (run = {}),
    'w:b': (a) => run && (run.bold = isOn(a['w:val'])),
    'w:sz': (a) => run && (run.size = Number(a['w:val']) / 2 || 11),
    'w:t': () => (inText = true),
    'w:tab': () => run && write(' '),
    'w:noBreakHyphen': () => write('-'),
    'w:br': (a) => (a['w:type'] === 'page' ? out.breakPage() : write('\n')),
    'w:lastRenderedPageBreak': out.breakPage,
    'w:tbl': out.table,
    'w:tr': out.row,
    'w:tc': out.cell,
  }
  const end: Record<string, () => unknown> = {
    'w:t': () => (inText = false),
    'w:r': () => (run = null),
    'w:tbl': out.tableEnd,
    'w:p': out.end,
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
  return out.paragraphs()
}

const lookOf = ({ bold = false, size = 11 }: Style): Look => ({ bold, size })
const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off)$/u.test(value)
const alignOf = (value: string | undefined): Paragraph['align'] =>
  value === 'center' ? 'center' : value === 'right' || value === 'end' ? 'right' : 'left'
