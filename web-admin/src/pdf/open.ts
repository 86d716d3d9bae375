import { createLink } from '@hemicycle/contract'
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

/** Opens a document of the meeting by a signed link, reading only the parts of it that the pages on screen need. */
export async function openDocument(documentId: string): Promise<PDFDocumentLoadingTask> {
  const [library, { url }] = await Promise.all([
    pdfjs(),
    call(createLink, { kind: 'DOCUMENT', id: documentId }),
  ])
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
