import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { COUNCILLORS } from './people.ts'
import { FONTS } from './report-heads.ts'
import { registerFonts } from './reports.ts'

/** How many months ago each was published. */
export const MINUTES_MONTHS = [1, 4, 7, 10, 13, 16, 19, 22]

const AFFAIRS = [
  [
    'Aides aux communes pour l’accessibilité',
    'Dix-neuf dossiers sont retenus, pour un montant total de 412 600 euros.',
  ],
  [
    'Subventions aux collèges publics',
    'Les dotations de fonctionnement sont réparties selon les effectifs de la rentrée.',
  ],
  [
    'Conventions avec les associations culturelles',
    'Onze conventions annuelles sont approuvées ; Mme Belkacem ne prend pas part au vote de la sixième.',
  ],
  [
    'Travaux sur les routes départementales',
    'Le programme de renouvellement des couches de roulement porte sur soixante-quatre kilomètres.',
  ],
  ['Cession d’un terrain à Castelmont', 'La parcelle est cédée au prix estimé par le service du Domaine.'],
  [
    'Plan départemental de l’habitat',
    'M. Lacaze demande que le bilan à mi-parcours soit présenté au conseil. La présidente en prend l’engagement.',
  ],
  [
    'Haies et agroforesterie',
    'Neuf projets, quatorze kilomètres de haies ; M. Sarrazin salue la qualité du diagnostic.',
  ],
  [
    'Garanties d’emprunt',
    'La garantie est accordée à hauteur de cinquante pour cent pour quarante-deux logements.',
  ],
] as const

/** A believable procès-verbal of a commission permanente, made of nothing but fiction. */
export async function makeMinutes(date: string): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 70, left: 64, right: 64 },
    lang: 'fr-FR',
  })
  const bytes = buffer(doc as unknown as NodeJS.ReadableStream as never)
  registerFonts(doc)
  head(doc, date)
  AFFAIRS.forEach(([title, words], index) => affair(doc, index + 1, title, words))
  doc.moveDown(1).font(FONTS.text).fontSize(10.5).text('La séance est levée à 12 h 40.')
  doc.end()
  return new Uint8Array(await bytes)
}

function head(doc: PDFKit.PDFDocument, date: string): void {
  const present = COUNCILLORS.slice(0, 12).map(({ civility, firstName, lastName }) => {
    const title = civility === 'MME' ? 'Mme' : 'M.'
    return `${title} ${firstName} ${lastName}`
  })
  doc.font(FONTS.bold).fontSize(11).text('Département de la Vallée').moveDown(2)
  doc.font(FONTS.title).fontSize(18).text('Procès-verbal', { align: 'center' })
  doc
    .font(FONTS.text)
    .fontSize(12)
    .text(`Commission permanente du ${date}`, { align: 'center' })
    .moveDown(1.5)
  doc
    .fontSize(10.5)
    .text(`Présents : ${present.join(', ')}.`, { align: 'justify', lineGap: 2 })
    .moveDown(0.5)
  doc.text('Excusés : M. Thomas Fourcade, pouvoir à Mme Nadia Khelifi ; Mme Catherine Oster.').moveDown(0.5)
  doc.text('Le quorum est atteint. La séance est ouverte à 9 h 35 sous la présidence de Mme Claire Vidalenc.')
}

function affair(doc: PDFKit.PDFDocument, number: number, title: string, words: string): void {
  doc.moveDown(1.2).font(FONTS.bold).fontSize(12).text(`${number}. ${title}`).moveDown(0.4)
  const text = `${words} La rapporteure expose les motifs du rapport et l’avis favorable de la commission compétente. Le débat porte sur le calendrier, le suivi des engagements et l’information des maires concernés.`
  doc.font(FONTS.text).fontSize(10.5).text(text, { align: 'justify', lineGap: 2 }).moveDown(0.4)
  const against = number % 3
  const votes =
    against === 0
      ? 'Adopté à l’unanimité.'
      : `Adopté à la majorité : ${13 - against} pour, ${against} contre.`
  doc.font(FONTS.bold).fontSize(10.5).text(votes)
}
