import { readFile, writeFile } from 'node:fs/promises'
import { fit } from './fit.ts'

const A4 = { short: 595.28, long: 841.89 }
const MARGIN = 28

/** Puts a JPEG or PNG picture on an A4 page, turned as it is and never enlarged. Throws for any other picture, or a damaged one. */
export async function imageToPdf(path: string, out: string): Promise<void> {
  // Only here: it takes time and room to load, and no bundle needs it.
  const { PDFDocument } = await import('pdf-lib')
  const bytes = await readFile(path)
  const pdf = await PDFDocument.create()
  const image = bytes[0] === 0xff ? await pdf.embedJpg(bytes) : await pdf.embedPng(bytes)
  const [width, height] = image.width > image.height ? [A4.long, A4.short] : [A4.short, A4.long]
  const size = fit(image, width - 2 * MARGIN, height - 2 * MARGIN)
  const place = { x: (width - size.width) / 2, y: (height - size.height) / 2 }
  pdf.addPage([width, height]).drawImage(image, { ...place, ...size })
  await writeFile(out, await pdf.save())
}
