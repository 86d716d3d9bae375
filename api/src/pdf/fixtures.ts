import { PDFDocument as Drawn, degrees, StandardFonts } from 'pdf-lib'
import PDFKit from 'pdfkit'

/** Synthetic PDFs for the tests: every oddity is made here, none comes from a real document. */

const collect = (paper: PDFKit.PDFDocument): Promise<Buffer> =>
  new Promise((resolve) => {
    const parts: Buffer[] = []
    paper.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
    paper.end()
  })

/** A plain report of some pages; `options` go to pdfkit (passwords, size…). */
export function textPdf(
  pages: number,
  word = 'Rapport',
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const paper = new PDFKit({ autoFirstPage: false, ...options })
  for (let page = 1; page <= pages; page++) paper.addPage().text(`${word} page ${page}`)
  return collect(paper)
}

/** A page that is one picture, as scanners give. */
export function picturePdf(picture: Buffer): Promise<Buffer> {
  const paper = new PDFKit({ autoFirstPage: false })
  paper.addPage().image(picture, 0, 0, { width: 600 })
  return collect(paper)
}

/** A table of contents linking to a named place on the last page. */
export function linkedPdf(): Promise<Buffer> {
  const paper = new PDFKit()
  paper.text('Aller aux conclusions', { goTo: 'conclusions' })
  paper.addPage().text('Milieu')
  paper.addPage().text('Conclusions', { destination: 'conclusions' })
  return collect(paper)
}

export interface PageShape {
  readonly size?: [number, number]
  readonly rotate?: number
  readonly crop?: [number, number, number, number]
}

/** One page per shape, each saying which one it is. */
export async function shapedPdf(shapes: readonly PageShape[]): Promise<Uint8Array> {
  const pdf = await Drawn.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  shapes.forEach(({ size = [595, 842], rotate = 0, crop }, i) => {
    const page = pdf.addPage(size)
    page.drawText(`forme ${i}`, { x: size[0] / 2, y: size[1] / 2, font, size: 12 })
    page.setRotation(degrees(rotate))
    if (crop) page.setCropBox(...crop)
  })
  return pdf.save({ useObjectStreams: false })
}

export async function formPdf(value: string): Promise<Uint8Array> {
  const pdf = await Drawn.create()
  const field = pdf.getForm().createTextField('nom')
  field.setText(value)
  field.addToPage(pdf.addPage(), { x: 50, y: 700, width: 200, height: 30 })
  return pdf.save()
}

/** A file written object by object, with a sound table; each object is the text between « n 0 obj » and « endobj ». */
export function rawPdf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`
  return Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`, 'latin1')
}

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

/** Resources, sizes and rotation sit on the parent; the content leaves the graphics state moved and open. */
export const inheritingPdf = (
  content = 'q q 3 0 0 3 100 100 cm BT /F1 12 Tf 20 20 Td (Herite) Tj ET',
): Buffer =>
  rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 600] /Rotate 90 /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    stream(content),
  ])

export const pagelessPdf = (): Buffer =>
  rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])
