import { rm } from 'node:fs/promises'
import { writeBody } from '../body/write-body.ts'
import { createPen } from '../stamp/pen.ts'
import { openSource, type Source } from '../source/source.ts'
import { readDict } from '../syntax/read.ts'
import { CATALOG, FIRST_FREE, FONT, INFO } from '../write/fixed.ts'
import { openPdfWriter, type PdfWriter } from '../write/pdf-writer.ts'
import { openFileSink } from '../write/sink.ts'
import { openStreamWriter } from '../write/stream-writer.ts'
import { bundleTarget } from './bundle-target.ts'
import { startPdf } from './describe.ts'
import { packLanes } from './pack-lanes.ts'
import type { Sheet } from './sheet.ts'
import { writePages } from './write-pages.ts'

/** Writes at `out` the first `count` pages of a bundle: its ordre du jour as a file of its own. Links are left out. */
export async function firstPages(path: string, out: string, count: number): Promise<{ pages: number }> {
  const source = openSource(path)
  const file = await openFileSink(out)
  try {
    const writer = openStreamWriter(file.sink)
    startPdf(writer)
    const pages = await writeFirst(source, openPdfWriter(writer, FIRST_FREE), count)
    await writer.end()
    return { pages }
  } catch (error) {
    await rm(out, { force: true })
    throw error
  } finally {
    source.close()
    await file.close()
  }
}

async function writeFirst(source: Source, pdf: PdfWriter, count: number): Promise<number> {
  const base = pdf.reserve(0) - 1
  const wanted = Array.from({ length: Math.min(count, source.pages().length) }, (_, i) => i + 1)
  const body = await writeBody(source, bundleTarget(pdf, base), { pages: wanted, annotations: false })
  pdf.reserve(body.objects)
  await packLanes(pdf, body, base, null)
  const marks = { head: null, folio: null, back: null }
  const sheets = body.pages.map((page): Sheet => ({ page, base, marks }))
  const root = await writePages(pdf, sheets, createPen(), null)
  // The marks are there already: the font they would need is not.
  pdf.pack(FONT, 'null')
  pdf.pack(INFO, infoOf(source))
  const lang = source.resolve(source.catalog.get('Lang'))?.toString('latin1') ?? '(fr-FR)'
  const shown = `/Lang ${lang}/ViewerPreferences<</DisplayDocTitle true>>`
  pdf.pack(CATALOG, `<</Type/Catalog/Pages ${root} 0 R${shown}>>`)
  pdf.finish(`/Root ${CATALOG} 0 R/Info ${INFO} 0 R`)
  return sheets.length
}

/** Title, author and dates of the bundle. */
function infoOf(source: Source): string {
  const info = readDict(source.resolve(source.trailer.get('Info')))
  const entries = ['Title', 'Author', 'Creator', 'Producer', 'CreationDate', 'ModDate'].flatMap((key) => {
    const value = source.resolve(info?.get(key))
    return value ? [`/${key} ${value.toString('latin1')}`] : []
  })
  return `<<${entries.join('')}>>`
}
