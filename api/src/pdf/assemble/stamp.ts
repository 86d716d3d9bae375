import { PDFDict, PDFName, type PDFDocument, type PDFPageLeaf, type PDFRef } from 'pdf-lib'
import { contentOf, wrapContent } from './content.ts'
import { createPen, type Pen } from './pen.ts'
import { upright } from './upright.ts'

/** On A4, in points; a plan on A0 is looked at from further away and its marks grow with it. */
const SIZE = 7.5
const MARGIN = 14
const A4_WIDTH = 595
const PAD = 2
/** Share of the page's width a mark may take before it is written smaller. */
const ROOM = 0.6

/** Marks of one page: `left` at the top, `right` at the bottom, both as the reader sees the page. */
export interface Marks {
  readonly left: string | null
  readonly right: string | null
}

export interface Stamper {
  stamp(page: PDFPageLeaf, marks: Marks): void
}

/**
 * Prepares the marks of a bundle. They are artifacts (ISO 32000-1, 14.8.2.2): screen readers skip them.
 */
export async function createStamper(target: PDFDocument): Promise<Stamper> {
  const pen = await createPen(target)
  const opening = target.context.register(target.context.stream('q\n'))
  return { stamp: (page, marks) => stampPage(target, page, marks, pen, opening) }
}

function stampPage(target: PDFDocument, page: PDFPageLeaf, marks: Marks, pen: Pen, opening: PDFRef) {
  if (!marks.left && !marks.right) return
  const { matrix, width, height } = upright(page)
  const name = addFont(target, page, pen)
  const parts: string[] = []
  const scale = Math.max(1, Math.min(width, height) / A4_WIDTH)
  const margin = MARGIN * scale
  const fit = (text: string) => Math.min(SIZE * scale, (SIZE * width * ROOM) / pen.width(text, SIZE))
  if (marks.left) {
    const size = fit(marks.left)
    parts.push(mark('Header', marks.left, pen, name, size, margin, height - margin - size * 0.7))
  }
  if (marks.right) {
    const size = fit(marks.right) * 1.2
    const x = width - margin - pen.width(marks.right, size)
    parts.push(mark('Footer', marks.right, pen, name, size, x, margin))
  }
  const numbers = matrix.map((n) => Number(n.toFixed(4))).join(' ')
  const drawing = `q ${numbers} cm\n${parts.join('')}Q\n`
  wrapContent(target.context, page, contentOf(page), opening, drawing)
}

/** Dark text on a pale ground, so that it reads on a scan's black edge as well. */
function mark(
  kind: 'Header' | 'Footer',
  text: string,
  pen: Pen,
  name: string,
  size: number,
  x: number,
  y: number,
) {
  const n = (value: number) => value.toFixed(2)
  const width = pen.width(text, size)
  const box = [x - PAD, y - PAD - size * 0.15, width + 2 * PAD, size + 2 * PAD * 0.8].map(n).join(' ')
  return (
    `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC\n` +
    `1 g ${box} re f\n` +
    `BT /${name} ${n(size)} Tf 0.2 g ${n(x)} ${n(y)} Td ${pen.encode(text)} Tj ET\nEMC\n`
  )
}

function addFont(target: PDFDocument, page: PDFPageLeaf, pen: Pen): string {
  const { context } = target
  const existing = page.lookup(PDFName.of('Resources'))
  const resources = existing instanceof PDFDict ? existing : (context.obj({}) as PDFDict)
  if (resources !== existing) page.set(PDFName.of('Resources'), resources)
  let fonts = resources.lookup(PDFName.of('Font'))
  if (!(fonts instanceof PDFDict)) {
    fonts = context.obj({})
    resources.set(PDFName.of('Font'), fonts)
  }
  const own = fonts as PDFDict
  let name = 'HemicycleMark'
  while (own.get(PDFName.of(name)) && own.get(PDFName.of(name)) !== pen.ref) name += 'x'
  own.set(PDFName.of(name), pen.ref)
  return name
}
