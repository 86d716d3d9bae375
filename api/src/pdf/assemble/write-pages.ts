import { drawMarks } from '../stamp/marks.ts'
import type { Pen } from '../font/pen.ts'
import { number as digits, textString } from '../syntax/write.ts'
import { OPENING } from '../write/fixed.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import { annotsOf, closings, entriesOf, numberOf, type Sheet } from './sheet.ts'

/** A reader that asks for page 2 500 goes down two short lists instead of through one of thousands. */
const WIDTH = 64
const BACK = textString('Retour au sommaire')

/**
 * Writes the marks of every page, then the pages themselves and their tree, close together: a reader over the network finds any
 * page in a few requests. `back` is the destination of the link that each page gets. Returns the number of the root of the tree.
 */
export async function writePages(pdf: PdfWriter, sheets: readonly Sheet[], pen: Pen, back: string | null) {
  const dressed: string[] = []
  for (const sheet of sheets) {
    dressed.push(dress(pdf, sheet, pen, back))
    if (pdf.out.full()) await pdf.out.drain()
  }
  pdf.closePack()
  const parents = new Map<number, number>()
  const nodes: { readonly number: number; readonly kids: readonly number[]; readonly count: number }[] = []
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
  // The first ones last: beside the tree and the list of objects, the end of the file holds all that opening it reads.
  packPages(WIDTH, sheets.length)
  packPages(0, Math.min(WIDTH, sheets.length))
  for (const { number, kids, count } of nodes) {
    const parent = parents.has(number) ? `/Parent ${parents.get(number) ?? 0} 0 R` : ''
    pdf.pack(
      number,
      `<</Type/Pages/Count ${count}${parent}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`,
    )
  }
  pdf.closePack()
  return level[0]?.number ?? 0
}

/** The entries of one page, its marks written. */
function dress(pdf: PdfWriter, sheet: Sheet, pen: Pen, back: string | null): string {
  const { page, base, marks } = sheet
  const { operators, area } = drawMarks(marks, page.shape, page.busy, pen, page.font)
  const own = page.contents.map((number) => `${base + number} 0 R`)
  let contents = own.join(' ')
  if (operators) {
    const opening = page.before === 0 ? OPENING : pdf.reserve()
    if (page.before > 0) pdf.stream(opening, '', 'q '.repeat(page.before + 1))
    const closing = pdf.reserve()
    pdf.stream(closing, '', `\n${closings(sheet)}\n${operators}`)
    contents = `${opening} 0 R ${contents} ${closing} 0 R`
  }
  const links = back && area && marks.back !== null ? [backLink(pdf, area, back)] : []
  const annots = [annotsOf(sheet), ...links].filter((part) => part !== '').join(' ')
  return `${entriesOf(sheet)}/Contents[${contents}]${annots ? `/Annots[${annots}]` : ''}`
}

function backLink(pdf: PdfWriter, area: readonly number[], destination: string): string {
  const number = pdf.reserve()
  pdf.pack(
    number,
    `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${area.map(digits).join(' ')}]/Contents ${BACK}/Dest${destination}>>`,
  )
  return `${number} 0 R`
}
