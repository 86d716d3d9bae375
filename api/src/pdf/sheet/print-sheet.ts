import type { Element } from '../front-matter/elements.ts'
import { openPaper, type Paper } from '../front-matter/paper.ts'
import { ink, measure, page, type Style, styles, write } from '../front-matter/style.ts'
import { wrap } from '../front-matter/wrap.ts'
import { drawTable } from './table.ts'
import type { SheetBlock, SheetSpec } from './types.ts'

const TEXT: Readonly<Record<'AUTHORITY' | 'TITLE' | 'SUBTITLE' | 'TEXT' | 'STRONG' | 'SMALL', Style>> = {
  AUTHORITY: styles.authority,
  TITLE: { face: 'serif', size: 21, leading: 27, color: ink.text },
  SUBTITLE: { face: 'serifText', size: 13, leading: 19, color: ink.text },
  TEXT: { face: 'sans', size: 11, leading: 16.5, color: ink.text },
  STRONG: { face: 'sansBold', size: 11, leading: 16.5, color: ink.text },
  SMALL: styles.coverNote,
}
const TAGS = { AUTHORITY: 'P', TITLE: 'H1', SUBTITLE: 'P', TEXT: 'P', STRONG: 'P', SMALL: 'P' } as const
const BOTTOM = page.height - page.bottom

/** Where the next thing goes, and how things are written so that assistive technology reads them in order. */
export interface Sheet {
  readonly paper: Paper
  readonly root: Element
  y: number
  /** Goes to a new page unless so much is left on this one. */
  room(height: number): void
  turn(): void
  /** Draws one leaf of the structure. */
  leaf(parent: Element, type: string, draw: () => void): void
  artifact(draw: () => void): void
}

/**
 * Lays out letters, forms and lists as a tagged PDF: blocks one under the other, tables that go on over pages with their heads. Nothing
 * is read but `spec`; two calls with the same one make the same pages.
 */
export async function printSheet(spec: SheetSpec): Promise<Uint8Array> {
  const { title, author } = spec
  const createdAt = new Date(spec.createdAt)
  const paper = openPaper({ title, author, language: 'fr-FR', createdAt }, page.width, page.height)
  const sheet = openSheet(paper, spec.footer)
  for (const block of spec.blocks) draw(sheet, block)
  return paper.finish()
}

function openSheet(paper: Paper, footer: string): Sheet {
  const { elements } = paper
  let number = 0
  const sheet: Sheet = {
    paper,
    root: elements.root,
    y: page.top,
    room: (height) => {
      if (sheet.y + height > BOTTOM) sheet.turn()
    },
    turn: () => {
      paper.addPage()
      number += 1
      sheet.y = page.top
      sheet.artifact(() => {
        const y = page.height - 40
        write(paper, styles.coverNote, footer, page.left, y)
        write(paper, styles.coverNote, `${number}`, page.width - page.right - 12, y)
      })
    },
    leaf: (parent, type, drawIt) => paper.marked(elements.add(type, parent), drawIt),
    artifact: (drawIt) => paper.marked(null, drawIt),
  }
  sheet.turn()
  return sheet
}

function draw(sheet: Sheet, block: SheetBlock): void {
  switch (block.type) {
    case 'SPACE':
      sheet.y += block.height
      return
    case 'PAGE':
      return sheet.turn()
    case 'RULE':
      sheet.artifact(() => sheet.paper.rect(page.left, sheet.y, measure, 0.75, ink.rule))
      sheet.y += 12
      return
    case 'TABLE':
      return drawTable(sheet, block)
    case 'SIGNATURES':
      return drawSignatures(sheet, block.labels, block.height ?? 84)
    case 'ADDRESS':
      return drawAddress(sheet, block.lines)
    default:
      return drawText(sheet, block.type, block.text)
  }
}

function drawText(sheet: Sheet, type: keyof typeof TEXT, text: string): void {
  const style = TEXT[type]
  for (const part of text.split('\n')) {
    const lines = wrap(sheet.paper, style, part, measure)
    sheet.room(Math.min(lines.length, 3) * style.leading)
    // A paragraph that goes over the page is two elements: content never crosses pages.
    for (let at = 0; at < lines.length;) {
      const fit = Math.max(1, Math.floor((BOTTOM - sheet.y) / style.leading))
      const here = lines.slice(at, at + fit)
      sheet.leaf(sheet.root, TAGS[type], () =>
        here.forEach((line, i) => write(sheet.paper, style, line, page.left, sheet.y + i * style.leading)),
      )
      sheet.y += here.length * style.leading
      at += here.length
      if (at < lines.length) sheet.turn()
    }
    sheet.y += type === 'TEXT' || type === 'STRONG' ? 7 : 3
  }
}

function drawSignatures(sheet: Sheet, labels: readonly string[], height: number): void {
  const gap = 18
  const width = (measure - gap * (labels.length - 1)) / labels.length
  sheet.room(height + 20)
  labels.forEach((label, index) => {
    const x = page.left + index * (width + gap)
    sheet.leaf(sheet.root, 'P', () => write(sheet.paper, styles.detail, label, x, sheet.y))
    sheet.artifact(() => sheet.paper.frame(x, sheet.y + 16, width, height, ink.leader))
  })
  sheet.y += height + 26
}

const ADDRESS = { x: 312, y: 132 } as const

function drawAddress(sheet: Sheet, lines: readonly string[]): void {
  const style = TEXT.TEXT
  sheet.leaf(sheet.root, 'P', () =>
    lines.forEach((line, i) => write(sheet.paper, style, line, ADDRESS.x, ADDRESS.y + i * style.leading)),
  )
  sheet.y = Math.max(sheet.y, ADDRESS.y + 104)
}
