import { createHash } from 'node:crypto'
import { PDFHexString, PDFName, type PDFDocument } from 'pdf-lib'
import type { BundleResult, BundleSpec } from '../types.ts'

/** Title, language, how to open it, page labels that agree with the folio, and an identifier drawn from the content. */
export function describe(target: PDFDocument, spec: BundleSpec, places: BundleResult['items']): void {
  const { context, catalog } = target
  const date = new Date(spec.createdAt)
  target.setTitle(spec.title, { showInWindowTitleBar: true })
  target.setAuthor(spec.author)
  target.setCreator('Hémicycle')
  target.setProducer('Hémicycle')
  target.setCreationDate(date)
  target.setModificationDate(date)
  target.setLanguage(spec.language ?? 'fr-FR')
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: 'D' }] }))
  const identity = JSON.stringify([spec.title, spec.createdAt, places])
  const id = PDFHexString.of(createHash('sha256').update(identity).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
}
