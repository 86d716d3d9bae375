import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import type { Random } from './random.ts'
import { euros, paragraph } from './words.ts'

const { resolve } = createRequire(import.meta.url)
const SERIF = resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf')
const SANS = resolve('@expo-google-fonts/public-sans/700Bold/PublicSans_700Bold.ttf')
/** In every file, so that the same run of the generator gives the same bytes. */
export const BORN = new Date('2026-01-05T09:00:00Z')

/** A report as offices print them: French text, two subset fonts, tables, some landscape pages, links, bookmarks. */
export async function writeReport(
  path: string,
  pages: number,
  number: number,
  random: Random,
): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false, lang: 'fr-FR', info: { Title: `Rapport ${number}`, CreationDate: BORN } }) // prettier-ignore
  const out = doc.pipe(createWriteStream(path))
  doc.registerFont('text', SERIF).registerFont('bold', SANS)
  const deliberation = Math.max(1, Math.floor(pages * 0.4))
  for (let page = 0; page < pages; page++) {
    const landscape = pages > 8 && page % 11 === 7
    doc.addPage({ size: 'A4', margin: 60, layout: landscape ? 'landscape' : 'portrait' })
    if (page === 0) heading(doc, `RAPPORT N° ${number}`, 'Rapport')
    if (page === deliberation) heading(doc, 'PROJET DE DÉLIBÉRATION', 'Projet de délibération')
    doc.font('text').fontSize(11)
    if (page % 5 === 3 || landscape) table(doc, landscape ? 20 : 32, random)
    else prose(doc, page, random)
  }
  doc.end()
  await finished(out)
}

function heading(doc: PDFKit.PDFDocument, text: string, bookmark: string): void {
  doc.font('bold').fontSize(16).text(text, { align: 'center' }).moveDown()
  doc.outline.addItem(bookmark)
}

function table(doc: PDFKit.PDFDocument, rows: number, random: Random): void {
  const width = (doc.page.width - 120) / 5
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < 5; column++) {
      const [x, y] = [60 + column * width, 100 + row * 18]
      doc.rect(x, y, width, 18).lineWidth(0.5).stroke()
      const text = column === 0 ? `Opération ${random.between(1, 999)}` : euros(random)
      doc.text(text, x + 3, y + 4, { width: width - 6, lineBreak: false })
    }
}

function prose(doc: PDFKit.PDFDocument, page: number, random: Random): void {
  doc.text(paragraph(random, random.between(90, 130)), { align: 'justify' })
  for (let i = 0; i < 3; i++)
    doc.moveDown().text(paragraph(random, random.between(60, 95)), { align: 'justify' })
  if (page % 7 !== 2) return
  const link = `https://www.example.fr/${page}`
  doc.fillColor('blue').text('Consulter le site', 60, 740, { link, underline: true, lineBreak: false })
  doc.fillColor('black')
}
