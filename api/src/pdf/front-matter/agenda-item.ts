import type { BundleItem } from '../types.ts'
import type { Block } from './blocks.ts'
import type { Area, Paper } from './paper.ts'
import { ink, measure, page, styles, widthOf, write, type Style } from './style.ts'
import type { Tags } from './tags.ts'
import { wrap } from './wrap.ts'

/** Where things start, in pages of the bundle; known once the list itself is laid out. */
export interface Places {
  ofItem(index: number): number | null
  ofDocument(index: number, document: number): number | null
  /** Names of the files that the documents of an item carry. */
  filesOf(index: number): readonly string[]
}

const PAGE_COLUMN = 38
const NUMBER_COLUMN = { least: 30, most: 118, gap: 12 }
const INDENT = 10
const SPACE_BELOW = 7
const MOST_LINES = 30

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

/**
 * One point: number, title, page; below, who reports, then its documents when it has several. Documents may go over to the next
 * page; what is above them stays together with the first.
 */
export function itemBlocks(
  paper: Paper,
  tags: Tags,
  item: BundleItem,
  index: number,
  column: number,
  places: Places,
): Block[] {
  const { above, documents } = linesOf(paper, item, index, measure - column - PAGE_COLUMN, places)
  const groups = [...above, ...documents]
  return groups.map((group, i) => ({
    height: heightOf(group) + (i === groups.length - 1 ? SPACE_BELOW : 0),
    keepWithNext: i < Math.min(above.length, groups.length - 1),
    draw: (top) => {
      if (i === 0 && item.number !== '') tags.mark('Lbl', () => writeNumber(paper, item.number, column, top))
      drawGroup(paper, tags, group, page.left + column, top)
    },
  }))
}

const heightOf = (group: readonly Line[]): number => group.reduce((sum, line) => sum + line.style.leading, 0)

function drawGroup(paper: Paper, tags: Tags, group: readonly Line[], left: number, top: number): void {
  const last = group[group.length - 1]
  if (!last) return
  const number = last.page()
  const bottom = top + heightOf(group) - last.style.leading
  const area: Area = { x: page.left, y: top, width: measure, height: heightOf(group) }
  let end = left
  tags.entry(number === null ? null : last.target, last.title, area, () => {
    let y = top
    for (const { style, text, indent } of group) {
      end = left + indent + write(paper, style, text, left + indent, y)
      y += style.leading
    }
    if (number !== null) writePage(paper, last.style, number, bottom)
  })
  const base = bottom + last.style.leading / 2 + last.style.size * 0.32
  if (number !== null) tags.artifact(() => drawLeader(paper, end + 5, base))
}

function linesOf(paper: Paper, item: BundleItem, index: number, width: number, places: Places) {
  const none = (): number | null => null
  const group = (style: Style, text: string, indent = 0, target: string | null = null, at = none): Line[] =>
    cut(wrap(paper, style, text, width - indent)).map((line) => ({
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
  const files = places.filesOf(index)
  const joined = files.length > 1 ? 'Fichiers joints' : 'Fichier joint'
  const several = item.documents.length > 1 ? item.documents : []
  const above = [
    group(withdrawn ? styles.withdrawn : styles.item, title, 0, `item-${index}`, () => places.ofItem(index)),
    group(styles.detail, details.filter(Boolean).join(' · ')),
    group(styles.note, item.note ?? ''),
    group(styles.detail, files.length > 0 ? `${joined} : ${files.join(', ')}` : ''),
  ]
  const documents = several.map(({ label }, i) =>
    group(styles.detail, label, INDENT, `document-${index}-${i}`, () => places.ofDocument(index, i)),
  )
  const [first = [], ...rest] = above
  return { above: [first, ...rest.filter((lines) => lines.length > 0)], documents }
}

/** No title fills a page: past that length it is a whole text taken for a title, and the bookmark still has it. */
const cut = (lines: string[]): string[] =>
  lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1] ?? ''}…`]

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
  paper.dots(from, to, y, ink.leader)
}
