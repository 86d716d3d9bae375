import { drawMarks } from '../stamp/marks.ts'
import type { Pen } from '../font/pen.ts'
import { number as digits, textString } from '../syntax/write.ts'
import { OPENING } from '../write/fixed.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import { annotsOf, closings, entriesOf, numberOf, type Sheet } from './sheet.ts'

/** A reader that asks for page 2 500 goes down two short lists instead of through one of thousands. */
const WIDTH = 64
const BACK = textString('Retour au sommaire')

/** Pages that are opened first, cover and list or the list alone: their marks do not stand with the thousands of others. */
const OPENED_FIRST = 2

/** The pages of a bundle, of which nothing is written yet but the marks. */
export interface Pages {
  /** Number of the root of the tree. */
  readonly root: number
  /** Writes most of them. */
  write(): void
  /** Writes the tree, the first ones, and the last, which readers look at to see that all are there. */
  finish(): void
}

interface Node {
  readonly number: number
  readonly kids: readonly number[]
  readonly count: number
}

/**
 * Writes the marks of every page. The pages themselves stand close together at the end of the file, beside the list of objects: a
 * reader over the network finds any page in a few requests. `back` is the destination of the link that each page gets.
 */
export async function writePages(
  pdf: PdfWriter,
  sheets: readonly Sheet[],
  pen: Pen,
  back: string | null,
): Promise<Pages> {
  const dressed: string[] = []
  // Streams and small objects in turn would make their part of the list of objects several times as long: each kind has a row of numbers.
  const [closings, links] = [pdf.reserve(sheets.length), pdf.reserve(back ? sheets.length : 0)]
  const late: (() => void)[] = []
  for (const [i, sheet] of sheets.entries()) {
    const stream = (number: number, data: string) => {
      if (i < OPENED_FIRST) late.push(() => pdf.stream(number, '', data))
      else pdf.stream(number, '', data)
    }
    dressed.push(dress(pdf, sheet, pen, { closing: closings + i, link: links + i, back, stream }))
    if (pdf.out.full()) await pdf.out.drain()
  }
  pdf.closePack()
  const parents = new Map<number, number>()
  const nodes: Node[] = []
  let level = sheets.map((sheet) => ({ number: numberOf(sheet), count: 1 }))
  do {
    const above: typeof level = []
    for (let at = 0; at < Math.max(1, level.length); at += WIDTH) {
      const kids = level.slice(at, at + WIDTH)
      const node = { number: pdf.reserve(), kids: kids.map(({ number }) => number), count: kids.reduce((sum, { count }) => sum + count, 0) } // prettier-ignore
      for (const { number } of kids) parents.set(number, node.number)
      nodes.push(node)
      above.push(node)
    }
    level = above
  } while (level.length > 1)
  const packPages = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const number = numberOf(sheets[i] as Sheet)
      pdf.pack(number, `<</Type/Page/Parent ${parents.get(number) ?? 0} 0 R${dressed[i] ?? ''}>>`)
    }
    pdf.closePack()
  }
  const packNode = ({ number, kids, count }: Node) => {
    const parent = parents.has(number) ? `/Parent ${parents.get(number) ?? 0} 0 R` : ''
    pdf.pack(
      number,
      `<</Type/Pages/Count ${count}${parent}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`,
    )
  }
  const first = Math.min(WIDTH, sheets.length)
  const last = Math.max(first, sheets.length - WIDTH)
  const finish = () => {
    late.forEach((write) => write())
    packPages(last, sheets.length)
    packPages(0, first)
    nodes.forEach(packNode)
    pdf.closePack()
  }
  return { root: level[0]?.number ?? 0, write: () => packPages(first, last), finish }
}

interface Dressing {
  /** The number of the stream that ends the content of the page, and of the link that leads back. */
  readonly closing: number
  readonly link: number
  readonly back: string | null
  readonly stream: (number: number, data: string) => void
}

/** The entries of one page, its marks written. */
function dress(pdf: PdfWriter, sheet: Sheet, pen: Pen, { closing, link, back, stream }: Dressing): string {
  const { page, base, marks } = sheet
  const { operators, area } = drawMarks(marks, page.shape, page.busy, pen, page.font)
  const own = page.contents.map((number) => `${base + number} 0 R`)
  let contents = own.join(' ')
  if (operators) {
    const opening = page.before === 0 ? OPENING : pdf.reserve()
    if (page.before > 0) stream(opening, 'q '.repeat(page.before + 1))
    stream(closing, `\n${closings(sheet)}\n${operators}`)
    contents = `${opening} 0 R ${contents} ${closing} 0 R`
  }
  const links = back && area && marks.back !== null ? [backLink(pdf, link, area, back)] : []
  const annots = [annotsOf(sheet), ...links].filter((part) => part !== '').join(' ')
  return `${entriesOf(sheet)}/Contents[${contents}]${annots ? `/Annots[${annots}]` : ''}`
}

function backLink(pdf: PdfWriter, number: number, area: readonly number[], destination: string): string {
  pdf.pack(
    number,
    `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${area.map(digits).join(' ')}]/Contents ${BACK}/Dest${destination}>>`,
  )
  return `${number} 0 R`
}
