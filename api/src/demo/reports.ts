import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { FONTS, HEADS } from './report-heads.ts'
import type { ReportSpec } from './report-specs.ts'

export { type ReportSpec, SYNTHETIC_REPORTS } from './report-specs.ts'

const font = (name: string): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}`)
const FILES = {
  [FONTS.text]: font('public-sans/400Regular/PublicSans_400Regular.ttf'),
  [FONTS.bold]: font('public-sans/700Bold/PublicSans_700Bold.ttf'),
  [FONTS.title]: font('source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
}
/** Always the same: the same report gives the same bytes. */
const MADE = new Date('2026-11-20T08:00:00Z')

const PARAGRAPHS = [
  'Par délibération du 27 mars, l’assemblée départementale a reconduit le dispositif d’aide et ouvert à ce titre une autorisation de programme. Les demandes reçues avant la date limite ont été instruites par les services, dans le respect du règlement en vigueur.',
  'Vingt-trois dossiers complets ont été déposés. Dix-neuf remplissent les conditions posées par le règlement ; quatre feront l’objet d’un nouvel examen dès que les pièces manquantes auront été reçues.',
  'L’incidence financière de la présente proposition est imputée au budget départemental, sur les crédits ouverts au chapitre correspondant. Aucun crédit supplémentaire n’est nécessaire.',
  'La commission compétente a émis un avis favorable. Le détail des opérations, des dépenses retenues et des aides proposées figure dans le tableau ci-après et dans les annexes jointes.',
]
const ROWS = [
  ['Aubrelle', 'Mairie, rampe et élévateur', '84 000 €', '25 200 €'],
  ['Beaumarais', 'Salle polyvalente', '112 500 €', '33 750 €'],
  ['Castelmont', 'École, sanitaires et seuils', '61 300 €', '18 390 €'],
  ['Crevin', 'Médiathèque', '97 800 €', '29 340 €'],
]

/** The fonts that the demo's papers name. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, path] of Object.entries(FILES)) doc.registerFont(name, path)
}

/** A believable report, made of nothing but fiction. */
export async function makeReport(spec: ReportSpec): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 60, bottom: 70, left: 64, right: 64 },
    lang: 'fr-FR',
    info: { Title: spec.fileName, CreationDate: MADE, ModDate: MADE },
  })
  const bytes = buffer(doc as unknown as NodeJS.ReadableStream as never)
  registerFonts(doc)
  HEADS[spec.house](doc, spec)
  if (spec.tableFirst) table(doc)
  body(doc, spec)
  announced(doc, spec)
  if (spec.withDeliberation) deliberation(doc, spec)
  doc.end()
  return new Uint8Array(await bytes)
}

function body(doc: PDFKit.PDFDocument, spec: ReportSpec): void {
  for (let page = 1; page <= spec.pages; page += 1) {
    if (page > 1) doc.addPage()
    PARAGRAPHS.forEach((text, index) => {
      doc
        .font(FONTS.bold)
        .fontSize(11)
        .text(`${page}.${index + 1} Examen des demandes`)
        .moveDown(0.3)
      doc.font(FONTS.text).fontSize(10.5).text(text, { align: 'justify', lineGap: 2 }).moveDown(0.8)
    })
    if (page === 1 && !spec.tableFirst) table(doc)
  }
}

function announced(doc: PDFKit.PDFDocument, { annexes = [] }: ReportSpec): void {
  for (const [index, title] of annexes.entries())
    doc
      .font(FONTS.text)
      .fontSize(10.5)
      .text(`Annexe ${index + 1} : ${title}`)
}

/** An annexe with its heading; without a title of its own, a table alone. */
export async function makeAnnex(heading: string, title: string | null): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 60, bottom: 70, left: 64, right: 64 },
    lang: 'fr-FR',
    info: { Title: heading, CreationDate: MADE, ModDate: MADE },
  })
  const bytes = buffer(doc as unknown as NodeJS.ReadableStream as never)
  registerFonts(doc)
  doc.font(FONTS.bold).fontSize(13).text(heading, { align: 'center' }).moveDown(0.5)
  if (title) doc.font(FONTS.title).fontSize(15).text(title, { align: 'center' })
  doc.moveDown(1.5)
  table(doc)
  doc.end()
  return new Uint8Array(await bytes)
}

function table(doc: PDFKit.PDFDocument): void {
  const widths = [100, 180, 90, 90]
  for (const row of [['Commune', 'Opération', 'Dépense', 'Aide'], ...ROWS]) {
    const { x, y } = doc
    let left = x
    for (const [index, cell] of row.entries()) {
      doc
        .font(FONTS.text)
        .fontSize(9.5)
        .text(cell, left, y, { width: widths[index] ?? 90 })
      left += widths[index] ?? 90
    }
    doc.x = x
    doc.y = y + 16
  }
  doc.moveDown(1)
}

function deliberation(doc: PDFKit.PDFDocument, spec: ReportSpec): void {
  doc.addPage().font(FONTS.bold).fontSize(14).text('PROJET DE DÉLIBÉRATION', { align: 'center' }).moveDown(1)
  doc
    .font(FONTS.text)
    .fontSize(11)
    .text('Vu le code général des collectivités territoriales,')
    .text(`Vu le rapport relatif à : ${spec.title},`)
  doc.moveDown(1).font(FONTS.bold).text('DÉCIDE :').font(FONTS.text)
  doc
    .text('– d’approuver les attributions proposées ;')
    .text('– d’autoriser la Présidente à signer les actes correspondants.')
}
