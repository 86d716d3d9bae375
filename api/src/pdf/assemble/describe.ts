import { createHash } from 'node:crypto'
import type { Pen } from '../font/pen.ts'
import { dateString, textString } from '../syntax/write.ts'
import type { BundleResult, BundleSpec } from '../types.ts'
import { CATALOG, FONT, INFO, OPENING } from '../write/fixed.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import type { StreamWriter } from '../write/stream-writer.ts'

/** The bytes every file begins with; those of the second line say that it is not text. */
export const startPdf = (out: StreamWriter): void => out.put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')

/**
 * Writes title, author and dates, and what the pages share: the font of the marks and the stream that opens their content. Returns
 * the entries of the trailer, with an identifier drawn from the content.
 */
export function describe(pdf: PdfWriter, spec: BundleSpec, places: BundleResult['items'], pen: Pen): string {
  pen.embed(pdf, FONT)
  pdf.stream(OPENING, '', 'q\n')
  const date = dateString(new Date(spec.createdAt))
  const [title, author, maker] = [spec.title, spec.author, 'Hémicycle'].map(textString)
  pdf.pack(
    INFO,
    `<<${spec.title === '' ? '' : `/Title ${title ?? ''}/Author ${author ?? ''}`}/Creator ${maker ?? ''}/Producer ${maker ?? ''}/CreationDate ${date}/ModDate ${date}>>`,
  )
  const identity = JSON.stringify([spec.title, spec.createdAt, places])
  const id = createHash('sha256').update(identity).digest('hex').slice(0, 32)
  return `/Root ${CATALOG} 0 R/Info ${INFO} 0 R/ID[<${id}><${id}>]`
}

/** Language, how to open it, page labels that agree with the folio, and `entries` for the rest. */
export function catalogOf(
  pdf: PdfWriter,
  spec: BundleSpec,
  pages: number,
  outline: number | null,
  entries: string,
): void {
  const lang = textString(spec.language ?? 'fr-FR')
  const opening = outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`
  pdf.pack(
    CATALOG,
    `<</Type/Catalog/Pages ${pages} 0 R${opening}/PageLabels<</Nums[0<</S/D>>]>>/Lang ${lang}${spec.title === '' ? '' : '/ViewerPreferences<</DisplayDocTitle true>>'}${entries}>>`,
  )
}
