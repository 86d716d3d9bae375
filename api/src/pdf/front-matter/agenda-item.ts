import type { BundleItem } from '../types.ts'
import type { Block } from './blocks.ts'
import { ink, measure, page, styles, widthOf, write, type Paper, type Style } from './style.ts'
import type { Area, Tags } from './tags.ts'
import { wrap } from './wrap.ts'

/** Where things start, in pages of the bundle; known once the list itself is laid out. */
export interface Places {
  ofItem(index: number): number | null
  ofDocument(index: number, document: number): number | null
}

const PAGE_COLUMN = 38
const NUMBER_COLUMN = { least: 30, most: 118, gap: 12 }
const INDENT = 10

/** Width of the column of numbers: that of the widest, within limits; none when no item has a number. */
export function numberColumn(paper: Paper, items: readonly BundleItem[]): number {
  const widest = Math.max(0, ...items.map((item) => widthOf(paper, styles.number, item.number)))
  const { least, most, gap } = NUMBER_COLUMN
  return widest === 0 ? 0 : Math.min(most, Math.max(least, widest)) + gap
}

interface Line {
  readonly style: Style
  readonly text: string
  readonly indent: number
  readonly target: string | null
  readonly title: string
  readonly page: () => number | null
}

/** One point: number, title, page; below, who reports, then its documents when it has several. */
export function itemBlock(
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
