import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import type { Annotation } from '@hemicycle/contract'
import PDFDocument from 'pdfkit'
import type { Manifest } from '../dispatches/queries.ts'
import { COLOURS } from './xfdf.ts'

const font = (name: string): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}`)
const FONTS = {
  title: font('source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
  quote: font('source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  text: font('public-sans/400Regular/PublicSans_400Regular.ttf'),
}
const [INK, QUIET] = ['#1b1f24', '#4a515b']
const LEFT = 64
const KINDS = { HIGHLIGHT: '', UNDERLINE: '', NOTE: '', INK: 'Dessin au stylet', BOOKMARK: 'Signet' } as const
const VERDICTS = {
  SAME: '',
  MOVED: 'retrouvée à cette page de la nouvelle version',
  DOUBTFUL: 'à vérifier : le texte a changé',
  ORPHANED: 'le passage n’est plus dans le rapport',
} as const

/** My notes of a meeting on paper: report by report, each passage with what I wrote of it. */
export async function summaryPdf(manifest: Manifest, notes: readonly Annotation[]): Promise<Uint8Array> {
  const { meeting, authority } = manifest
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 64, left: LEFT, right: LEFT },
    lang: 'fr-FR',
    info: { Title: 'Mes notes', Author: authority.name },
  })
  const bytes = buffer(doc as unknown as NodeJS.ReadableStream as never)
  for (const [name, path] of Object.entries(FONTS)) doc.registerFont(name, path)
  const [year, month, day] = meeting.date.split('-')
  doc.font('title').fontSize(22).fillColor(INK).text('Mes notes')
  doc
    .font('text')
    .fontSize(11)
    .fillColor(QUIET)
    .text(`${meeting.body}, ${day}/${month}/${year}`)
    .moveDown(1.2)
  for (const item of manifest.items) {
    const own = notes.filter((note) => note.itemId === item.id)
    if (own.length === 0) continue
    doc.font('title').fontSize(13).fillColor(INK).text(`${item.number}  ${item.title}`.trim()).moveDown(0.5)
    for (const note of own.sort((a, b) => a.place.page - b.place.page)) writeNote(doc, note)
    doc.moveDown(0.6)
  }
  doc.end()
  return new Uint8Array(await bytes)
}

function writeNote(doc: PDFKit.PDFDocument, note: Annotation): void {
  if (doc.y > 720) doc.addPage()
  const top = doc.y
  const page = doc.bufferedPageRange().count
  const options = { indent: 0, lineGap: 2, width: 595 - 2 * LEFT - 14 }
  const quote = note.place.exact ?? note.anchor.quote?.exact
  doc.x = LEFT + 14
  if (quote) doc.font('quote').fontSize(11).fillColor(QUIET).text(quote.replace(/\s+/g, ' '), options)
  if (KINDS[note.kind]) doc.font('text').fontSize(10.5).fillColor(QUIET).text(KINDS[note.kind], options)
  if (note.body.text) doc.font('text').fontSize(11).fillColor(INK).text(note.body.text, options)
  const verdict = VERDICTS[note.place.verdict]
  const where = [`Page ${note.place.page}`, note.author.mine ? '' : `de ${note.author.name}`, verdict]
  doc.font('text').fontSize(9).fillColor(QUIET).text(where.filter(Boolean).join(', '), options)
  // A rule beside the note, when it did not run over the page.
  if (doc.bufferedPageRange().count === page && doc.y > top)
    doc.rect(LEFT, top, 3, doc.y - top).fill(COLOURS[note.body.colour])
  doc.x = LEFT
  doc.moveDown(0.8)
}
