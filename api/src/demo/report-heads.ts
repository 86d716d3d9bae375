import type { House, ReportSpec } from './report-specs.ts'

type Document = PDFKit.PDFDocument
export const FONTS = { text: 'text', bold: 'bold', title: 'title' } as const

const centred = { align: 'center' as const }

/** How each house sets the head of a report (law.md §7.3): the same facts, four typographies. */
export const HEADS: Record<House, (doc: Document, spec: ReportSpec) => void> = {
  /** Lot-et-Garonne: framed object, label and rapporteur in a box under a centred formula. */
  VALLEE(doc, spec) {
    doc.font(FONTS.bold).fontSize(11).text('Département de la Vallée')
    doc.font(FONTS.text).fontSize(10).text(spec.department)
    doc.moveDown(2).font(FONTS.title).fontSize(16).text('Rapport de la Présidente', centred)
    doc.font(FONTS.text).fontSize(10).text('à la commission permanente', centred).moveDown(1.5)
    label(doc, 'Objet : ', spec.title)
    if (spec.rapporteur) label(doc, 'Rapporteur : ', spec.rapporteur)
    doc.moveDown(1.5)
  },
  /** Hérault: number of the report, title in capitals over several lines. */
  HERAULT(doc, spec) {
    doc.font(FONTS.text).fontSize(10).text('CONSEIL DÉPARTEMENTAL', centred)
    doc.text(`Direction émettrice : ${spec.department}`).moveDown(1)
    doc.font(FONTS.bold).fontSize(12).text('RAPPORT À LA COMMISSION PERMANENTE', centred).moveDown(1.2)
    doc.font(FONTS.bold).fontSize(13).text(spec.title.toUpperCase(), centred).moveDown(1.2)
    if (spec.rapporteur) doc.font(FONTS.text).fontSize(11).text(`Rapporteur : ${spec.rapporteur}`)
    doc.moveDown(1)
  },
  /** Yvelines: délibération number above, large title, « Sur le rapport de ». */
  YVELINES(doc, spec) {
    doc.font(FONTS.bold).fontSize(10).text(spec.department)
    doc
      .moveDown(1)
      .font(FONTS.text)
      .fontSize(10)
      .text(`Délibération n° ${spec.actNumber}`, { align: 'right' })
    doc.moveDown(1).font(FONTS.title).fontSize(17).text(spec.title, centred).moveDown(1)
    if (spec.rapporteur) doc.font(FONTS.text).fontSize(11).text(`Sur le rapport de ${spec.rapporteur},`)
    doc.moveDown(1)
  },
  /** Lozère: everything labelled, in two columns of words. */
  LOZERE(doc, spec) {
    doc
      .font(FONTS.bold)
      .fontSize(12)
      .text('COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL', centred)
      .moveDown(1)
    doc.font(FONTS.text).fontSize(11).text(`Délibération n° ${spec.actNumber}`)
    label(doc, 'Direction : ', spec.department)
    label(doc, 'Objet : ', spec.title)
    if (spec.rapporteur) label(doc, 'Rapporteur : ', spec.rapporteur)
    doc.moveDown(1.5)
  },
}

function label(doc: Document, name: string, value: string): void {
  doc.font(FONTS.bold).fontSize(11).text(name, { continued: true })
  doc.font(FONTS.text).text(value).moveDown(0.3)
}
