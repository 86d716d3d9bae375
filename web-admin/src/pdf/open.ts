import { createLink, linkReportFile } from '@hemicycle/contract'
import type { PDFDocumentLoadingTask } from 'pdfjs-dist'
import { call } from '../api.ts'

const DATA = `${import.meta.env.BASE_URL}pdfjs/`

/** pdf.js and its worker, fetched when a first document is opened. The legacy build: offices do not choose their browser. */
async function pdfjs() {
  const [library, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ])
  library.GlobalWorkerOptions.workerSrc = worker.default
  return library
}

/** A document of a meeting, or a file of a report that a direction hands in. */
export type PdfSource = 'DOCUMENT' | 'REPORT_FILE'

const linkTo = (source: PdfSource, id: string): Promise<{ url: string }> =>
  source === 'DOCUMENT' ? call(createLink, { kind: 'DOCUMENT', id }) : call(linkReportFile, { fileId: id })

/** Opens a file by a signed link, reading only the parts of it that the pages on screen need. */
export async function openDocument(source: PdfSource, id: string): Promise<PDFDocumentLoadingTask> {
  const [library, { url }] = await Promise.all([pdfjs(), linkTo(source, id)])
  return library.getDocument({
    url,
    isEvalSupported: false,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 262_144,
    cMapUrl: `${DATA}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${DATA}standard_fonts/`,
    wasmUrl: `${DATA}wasm/`,
    iccUrl: `${DATA}iccs/`,
  })
}
