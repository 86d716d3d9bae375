import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { FaceName } from '../font/faces.ts'
import { createPen, type Pen } from '../font/pen.ts'
import { dateString, number as digits, textString } from '../syntax/write.ts'
import { openPdfWriter, type PdfWriter } from '../write/pdf-writer.ts'
import { openStreamWriter } from '../write/stream-writer.ts'
import { openElements, type Element, type Elements } from './elements.ts'
import type { Picture } from './picture.ts'

export interface PaperOptions {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly createdAt: Date
}

/** Pages written by hand: nothing flows by itself, every line is placed. Lengths in points, from the top left corner. */
export interface Paper {
  readonly elements: Elements
  addPage(): void
  width(face: FaceName, size: number, text: string): number
  /** Writes one line whose top is at `y`. */
  text(face: FaceName, size: number, color: string, text: string, x: number, y: number): void
  rect(x: number, y: number, width: number, height: number, color: string): void
  frame(x: number, y: number, width: number, height: number, color: string): void
  /** A row of dots from right to left. */
  dots(from: number, to: number, y: number, color: string): void
  /** A picture whose top left corner is at `x`, `y`. */
  picture(picture: Picture, x: number, y: number, width: number, height: number): void
  /** What `draw` puts on the page belongs to that element, or decorates when there is none. */
  marked(element: Element | null, draw: () => void): void
  /** A link to a name, which is part of an element; `words` say where it leads. */
  link(element: Element, area: Area, name: string, words: string): void
  finish(): Promise<Uint8Array>
}
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Page {
  readonly number: number
  operators: string
  /** What it is written with: readers receive all the fonts that a page names before they draw it. */
  readonly faces: Set<FaceName>
  /** The pictures on it, as its resources name them. */
  pictures: string
  readonly annots: string[]
}

/** A tagged document of the given size, with the house fonts and no page yet. */
export function openPaper(options: PaperOptions, width: number, height: number): Paper {
  const blocks: Buffer[] = []
  const out = openStreamWriter((block) => Promise.resolve(void blocks.push(Buffer.from(block))))
  out.put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  const pdf = openPdfWriter(out)
  const pens = new Map<FaceName, Pen>()
  const penOf = (face: FaceName): Pen => {
    const pen = pens.get(face) ?? createPen(face)
    pens.set(face, pen)
    return pen
  }
  const pages: Page[] = []
  const page = (): Page => {
    const last = pages.at(-1)
    if (!last) throw new Error('there is no page yet')
    return last
  }
  const writeWith = (face: FaceName): Pen => {
    page().faces.add(face)
    return penOf(face)
  }
  const put = (operators: string) => void (page().operators += `${operators}\n`)
  const elements = openElements(pdf)
  return {
    elements,
    addPage: () =>
      void pages.push({ number: pdf.reserve(), operators: '', faces: new Set(), pictures: '', annots: [] }),
    picture: (picture, x, y, w, h) => {
      const number = writePicture(pdf, picture)
      page().pictures += `/P${number} ${number} 0 R`
      put(`q ${digits(w)} 0 0 ${digits(h)} ${digits(x)} ${digits(height - y - h)} cm/P${number} Do Q`)
    },
    width: (face, size, text) => penOf(face).kernedWidth(text, size),
    ...brushes(put, height, writeWith),
    marked: (element, draw) => {
      const opening = element
        ? `/${element.type}<</MCID ${elements.content(element, page().number)}>>`
        : '/Artifact<</Type/Layout>>'
      put(`${opening}BDC`)
      draw()
      put('EMC')
    },
    link: (element, { x, y, width: w, height: h }, name, words) => {
      const number = pdf.reserve()
      const key = elements.object(element, page().number, number)
      pdf.pack(number, linkOf([x, height - y - h, x + w, height - y], key, name, words))
      page().annots.push(`${number} 0 R`)
    },
    finish: async () => {
      const [tree, fonts] = [pdf.reserve(), writeFonts(pdf, pens)]
      for (const one of pages)
        writePage(pdf, one, tree, fonts, elements.keyOf(one.number), `${digits(width)} ${digits(height)}`)
      const kids = pages.map(({ number }) => `${number} 0 R`).join(' ')
      pdf.pack(tree, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)
      pdf.finish(describe(pdf, options, tree, elements.write()))
      await out.end()
      return Buffer.concat(blocks)
    },
  }
}

type Brushes = Pick<Paper, 'text' | 'rect' | 'frame' | 'dots'>

function brushes(
  put: (operators: string) => void,
  height: number,
  writeWith: (face: FaceName) => Pen,
): Brushes {
  const up = (y: number) => digits(height - y)
  return {
    text: (face, size, color, text, x, y) => {
      const pen = writeWith(face)
      const base = up(y + pen.ascent(size))
      put(
        `BT/${face} ${digits(size)} Tf ${colorOf(color)} rg ${digits(x)} ${base} Td${pen.encodeKerned(text)}TJ ET`,
      )
    },
    rect: (x, y, w, h, color) =>
      put(`${colorOf(color)} rg ${digits(x)} ${up(y + h)} ${digits(w)} ${digits(h)} re f`),
    frame: (x, y, w, h, color) =>
      put(`.75 w ${colorOf(color)} RG ${digits(x)} ${up(y + h)} ${digits(w)} ${digits(h)} re S`),
    dots: (from, to, y, color) =>
      put(
        `q .8 w 1 J [.01 3.6] 0 d ${colorOf(color)} RG ${digits(to)} ${up(y)} m ${digits(from)} ${up(y)} l S Q`,
      ),
  }
}

function writePicture(pdf: PdfWriter, { entries, data, mask }: Picture): number {
  const number = pdf.reserve()
  const under = mask ? pdf.reserve() : null
  if (mask && under) pdf.stream(under, mask.entries, mask.data)
  pdf.stream(number, under ? `${entries}/SMask ${under} 0 R` : entries, data)
  return number
}

const linkOf = (rect: readonly number[], key: number, name: string, words: string): string =>
  `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${rect.map(digits).join(' ')}]/StructParent ${key}/Contents ${textString(words)}/A<</S/GoTo/D ${textString(name)}>>>>`

/** The number of the font of each face. */
function writeFonts(pdf: PdfWriter, pens: ReadonlyMap<FaceName, Pen>): ReadonlyMap<FaceName, number> {
  const fonts = new Map<FaceName, number>()
  for (const [face, pen] of pens) {
    const number = pdf.reserve()
    pen.embed(pdf, number)
    fonts.set(face, number)
  }
  return fonts
}

function writePage(
  pdf: PdfWriter,
  page: Page,
  tree: number,
  all: ReadonlyMap<FaceName, number>,
  key: number,
  size: string,
): void {
  const content = pdf.reserve()
  pdf.stream(content, '/Filter/FlateDecode', deflateSync(Buffer.from(page.operators, 'latin1')))
  const fonts = [...page.faces].map((face) => `/${face} ${all.get(face) ?? 0} 0 R`).join('')
  const pictures = page.pictures ? `/XObject<<${page.pictures}>>` : ''
  const annots = page.annots.length > 0 ? `/Annots[${page.annots.join(' ')}]` : ''
  pdf.pack(
    page.number,
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${size}]/Resources<</Font<<${fonts}>>${pictures}>>/Contents ${content} 0 R/StructParents ${key}/Tabs/S${annots}>>`,
  )
}

/** Writes what speaks of the whole; returns the entries of the trailer. */
function describe(
  pdf: PdfWriter,
  { title, author, language, createdAt }: PaperOptions,
  tree: number,
  root: number,
): string {
  const [catalog, info] = [pdf.reserve(), pdf.reserve()]
  const date = dateString(createdAt)
  pdf.pack(
    catalog,
    `<</Type/Catalog/Pages ${tree} 0 R/Lang ${textString(language)}/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R>>`,
  )
  const maker = textString('Hémicycle')
  pdf.pack(
    info,
    `<</Title ${textString(title)}/Author ${textString(author)}/Creator ${maker}/Producer ${maker}/CreationDate ${date}/ModDate ${date}>>`,
  )
  const id = createHash('sha256')
    .update(JSON.stringify([title, author, createdAt]))
    .digest('hex')
    .slice(0, 32)
  return `/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`
}

/** « #1f3a6e » as three shares of one. */
const colorOf = (color: string): string =>
  [1, 3, 5].map((at) => digits(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ')
