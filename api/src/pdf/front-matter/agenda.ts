import type { BundleItem, BundleSpec } from '../types.ts'
import { paginate, type Block } from './blocks.ts'
import { ink, measure, page, styles, widthOf, write, type Paper, type Style } from './style.ts'
import type { Area, Tags } from './tags.ts'
import { wrap } from './wrap.ts'

/** Where things start, in pages of the bundle; known once the list itself is laid out. */
export interface Places {
  ofItem(index: number): number | null
  ofDocument(index: number, document: number): number | null
}

const NEXT_TOP = page.top + 26
const PAGE_COLUMN = 38
const NUMBER_COLUMN = { least: 30, most: 118, gap: 12 }
const INDENT = 10
const TITLE_GAP = 6

/** Lays out the ordre du jour, then `draw` writes it: the number of its pages is known before any page number is needed. */
export function layOutAgenda(paper: Paper, tags: Tags, spec: BundleSpec, places: Places) {
  const heading = spec.agenda.heading ?? 'Ordre du jour'
  const context = [spec.cover?.heading, spec.cover?.subheading].filter(Boolean).join(' – ')
  const contextLines = wrap(paper, styles.context, context, measure)
  const titleLines = wrap(paper, styles.title, heading, measure)
  const firstTop =
    page.top +
    titleLines.length * styles.title.leading +
    contextLines.length * styles.context.leading +
    TITLE_GAP +
    26
  const pages = paginate(blocksOf(paper, tags, spec, places), firstTop, NEXT_TOP)
  const draw = () => {
    pages.forEach((blocks, number) => {
      paper.addPage()
      if (number === 0) drawTitle(paper, tags, titleLines, contextLines)
      else tags.artifact(() => write(paper, styles.detail, `${heading} (suite)`, page.left, page.top - 10))
      for (const { block, top } of blocks) block.draw(top)
    })
  }
  return { pages: pages.length, draw }
}

function drawTitle(paper: Paper, tags: Tags, title: readonly string[], context: readonly string[]) {
  let y = page.top
  const block = (tag: string, style: Style, lines: readonly string[]) => {
    if (lines.length === 0) return
    tags.mark(tag, () =>
      lines.forEach((line, i) => write(paper, style, line, page.left, y + i * style.leading)),
    )
    y += lines.length * style.leading
  }
  block('H1', styles.title, title)
  y += TITLE_GAP
  block('P', styles.context, context)
  tags.artifact(() => paper.rect(page.left, y + 8, measure, 0.75).fill(ink.rule))
}

function blocksOf(paper: Paper, tags: Tags, spec: BundleSpec, places: Places): Block[] {
  const items = spec.agenda.sections.flatMap((section) => section.items)
  const widest = Math.max(0, ...items.map((item) => widthOf(paper, styles.number, item.number)))
  const { least, most, gap } = NUMBER_COLUMN
  const column = widest === 0 ? 0 : Math.min(most, Math.max(least, widest)) + gap
  const blocks: Block[] = (spec.agenda.preliminary ?? []).map((line) => plainBlock(paper, tags, line))
  let index = 0
  for (const { heading, items: own } of spec.agenda.sections) {
    if (heading) blocks.push(sectionBlock(paper, tags, heading, blocks.length === 0))
    for (const item of own) blocks.push(itemBlock(paper, tags, item, index++, column, places))
  }
  return blocks
}

function plainBlock(paper: Paper, tags: Tags, text: string): Block {
  const style = styles.item
  const lines = wrap(paper, style, text, measure)
  return {
    height: lines.length * style.leading + 4,
    keepWithNext: false,
    draw: (top) =>
      tags.mark('P', () =>
        lines.forEach((line, i) => write(paper, style, line, page.left, top + i * style.leading)),
      ),
  }
}

function sectionBlock(paper: Paper, tags: Tags, heading: string, first: boolean): Block {
  const style = styles.section
  const lines = wrap(paper, style, heading, measure)
  const space = first ? 0 : 14
  return {
    height: space + lines.length * style.leading + 9,
    keepWithNext: true,
    draw: (top) => {
      const y = top + space
      tags.mark('H2', () =>
        lines.forEach((line, i) => write(paper, style, line, page.left, y + i * style.leading)),
      )
    },
  }
}

interface Line {
  readonly style: Style
  readonly text: string
  readonly indent: number
  readonly target: string | null
  readonly title: string
  readonly page: () => number | null
}

function itemBlock(
  paper: Paper,
  tags: Tags,
  item: BundleItem,
  index: number,
  column: number,
  places: Places,
): Block {
  const groups = linesOf(paper, item, index, measure - column - PAGE_COLUMN, places)
  const height = groups.flat().reduce((sum, line) => sum + line.style.leading, 7)
  const draw = (top: number) => {
    let y = top
    if (item.number !== '') tags.mark('Lbl', () => writeNumber(paper, item.number, column, y))
    for (const group of groups) {
      const [head] = group
      if (!head) continue
      const areas: Area[] = [
        { x: page.left, y, width: measure, height: group.reduce((sum, line) => sum + line.style.leading, 0) },
      ]
      const start = y
      const ends: number[] = []
      tags.entry(head.page() === null ? null : head.target, head.title, areas, () => {
        for (const line of group) {
          const x = page.left + column + line.indent
          ends.push(x + write(paper, line.style, line.text, x, y))
          y += line.style.leading
        }
        const number = head.page()
        if (number !== null) writePage(paper, head.style, number, y - head.style.leading)
      })
      if (head.page() !== null) {
        const base =
          start + (group.length - 1) * head.style.leading + head.style.leading / 2 + head.style.size * 0.32
        tags.artifact(() => drawLeader(paper, (ends[ends.length - 1] ?? page.left) + 5, base))
      }
    }
  }
  return { height, keepWithNext: false, draw }
}

function linesOf(paper: Paper, item: BundleItem, index: number, width: number, places: Places): Line[][] {
  const group = (
    style: Style,
    text: string,
    indent = 0,
    target: string | null = null,
    at = () => null as number | null,
  ) =>
    wrap(paper, style, text, width - indent).map((line) => ({
      style,
      text: line,
      indent,
      target,
      title: text,
      page: at,
    }))
  const withdrawn = item.withdrawn === true
  const title = withdrawn ? `${item.title} (retiré)` : item.title
  const details = [item.rapporteur ? `Rapporteur : ${item.rapporteur}` : '', item.department ?? '']
  const several = item.documents.length > 1 ? item.documents : []
  return [
    group(withdrawn ? styles.withdrawn : styles.item, title, 0, `item-${index}`, () => places.ofItem(index)),
    group(styles.detail, details.filter(Boolean).join(' · ')),
    group(styles.note, item.note ?? ''),
    ...several.map((document, i) =>
      group(styles.detail, document.label, INDENT, `document-${index}-${i}`, () =>
        places.ofDocument(index, i),
      ),
    ),
  ]
}

/** A number wider than its column is written smaller rather than over the title. */
function writeNumber(paper: Paper, number: string, column: number, y: number): void {
  const style = styles.number
  const room = column - NUMBER_COLUMN.gap
  const size = Math.min(style.size, (style.size * room) / Math.max(1, widthOf(paper, style, number)))
  write(paper, { ...style, size }, number, page.left, y)
}

function writePage(paper: Paper, style: Style, number: number, y: number): void {
  const text = String(number)
  write(paper, style, text, page.left + measure - widthOf(paper, style, text), y)
}

/** Dots of the leader, drawn and not typed: they are not read aloud nor copied with the text. */
function drawLeader(paper: Paper, from: number, y: number): void {
  const to = page.left + measure - PAGE_COLUMN + 12
  if (to - from < 6) return
  paper.save().lineWidth(0.8).lineCap('round').dash(0.01, { space: 3.6 }).strokeColor(ink.leader)
  paper.moveTo(to, y).lineTo(from, y).stroke().undash().restore()
}
