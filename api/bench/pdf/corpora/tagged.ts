import { spawnSync } from 'node:child_process'
import { copyFileSync, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { nameOf } from './mixed.ts'
import { seeded, type Random } from './random.ts'
import { BORN } from './report.ts'
import { euros, paragraph } from './words.ts'

const [FILES, DISTINCT, PAGES] = [150, 5, 7]
const EXPORT =
  'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"},"ExportBookmarks":{"type":"boolean","value":"true"}}'

/**
 * 150 tagged files of 7 pages, as word processors export them: hundreds of small objects per page. Through LibreOffice where it is
 * installed, else written by pdfkit, which is lighter: the result says which.
 */
export async function makeTagged(folder: string): Promise<string> {
  const work = join(folder, '.work')
  mkdirSync(work, { recursive: true })
  const models = Array.from({ length: DISTINCT }, (_, i) => join(work, `model${i}`))
  models.forEach((model, i) => writeFileSync(`${model}.fodt`, flatText(seeded(i + 1))))
  const office = exportAll(models, work)
  if (!office) for (const [i, model] of models.entries()) await writeTagged(`${model}.pdf`, seeded(i + 1))
  for (let i = 0; i < FILES; i++)
    copyFileSync(`${models[i % DISTINCT]!}.pdf`, join(folder, nameOf(i + 1, 'Rapport')))
  rmSync(work, { recursive: true })
  return office ? 'LibreOffice' : 'pdfkit, LibreOffice being absent'
}

function exportAll(models: readonly string[], work: string): boolean {
  const profile = `-env:UserInstallation=file://${work}/profile`
  const files = models.map((model) => `${model}.fodt`)
  const { status } = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', EXPORT, '--outdir', work, ...files],
    { timeout: 180_000 },
  )
  return status === 0
}

const style = (name: string, family: string, inside: string) =>
  `<style:style style:name="${name}" style:family="${family}"${name === 'Fresh' ? ' style:parent-style-name="Heading"' : ''}>${inside}</style:style>`
const CELL = '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.05cm"/>'
const NAMESPACES = ['office', 'style', 'text', 'table', 'fo']
  .map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'fo' ? 'xsl-fo-compatible' : name}:1.0"`,
  )
  .join(' ')

/** An OpenDocument text in one file: a heading, prose and a table on each page. */
function flatText(random: Random): string {
  const pages = Array.from({ length: PAGES }, (_, i) => {
    const rows = Array.from({ length: 12 }, () => `<table:table-row>${`<table:table-cell table:style-name="Cell" office:value-type="string"><text:p>€€</text:p></table:table-cell>`.repeat(5).replaceAll('€€', () => euros(random))}</table:table-row>`) // prettier-ignore
    return `<text:h text:style-name="Fresh" text:outline-level="1">${i + 1}. Objet de la délibération</text:h>${`<text:p>€€</text:p>`.repeat(4).replaceAll('€€', () => paragraph(random, 75))}<table:table table:name="T${i}"><table:table-column table:number-columns-repeated="5"/>${rows.join('')}</table:table>`
  })
  const styles = `${style('Heading', 'paragraph', '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/>')}`
  const automatic = `${style('Fresh', 'paragraph', '<style:paragraph-properties fo:break-before="page"/>')}${style('Cell', 'table-cell', CELL)}`
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>${styles}</office:styles><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${pages.join('')}</office:text></office:body></office:document>`
}

async function writeTagged(path: string, random: Random): Promise<void> {
  const doc = new PDFDocument({ tagged: true, lang: 'fr-FR', pdfVersion: '1.7', displayTitle: true, autoFirstPage: false, info: { Title: 'Rapport', CreationDate: BORN } }) // prettier-ignore
  const out = doc.pipe(createWriteStream(path))
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (let page = 0; page < PAGES; page++) {
    doc.addPage({ size: 'A4', margin: 60 })
    root.add(doc.struct('H1', {}, () => void doc.text(`${page + 1}. Objet`)))
    for (let i = 0; i < 40; i++) root.add(doc.struct('P', {}, () => void doc.text(paragraph(random, 8))))
  }
  root.end()
  doc.end()
  await finished(out)
}
