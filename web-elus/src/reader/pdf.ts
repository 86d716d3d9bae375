import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
// The legacy build carries what Safari lacked until 17.4: the tablets of an assembly are not all recent.
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import type { LinkedFile } from './file.ts'
import { PIECE_BYTES } from './piece.ts'

GlobalWorkerOptions.workerSrc = workerUrl
const DATA = `${import.meta.env.BASE_URL}pdfjs/`

let shared: PDFWorker | null = null
/** One worker for all documents: it is heavy to start and does one thing at a time anyway. */
const worker = (): PDFWorker => (shared = shared && !shared.destroyed ? shared : new PDFWorker())

/** Starts what reading takes before a document is opened. */
export const warmUp = (): void => void worker()

export interface OpenDocument {
  readonly pdf: Promise<PDFDocumentProxy>
  /** Asks again for the pieces that could not be received. */
  readonly retry: () => void
  readonly close: () => void
}

/** Opens a PDF of which only the needed pieces are fetched. `onTrouble` hears of a piece lost (an error) and found again (null). */
export function openDocument(file: LinkedFile, onTrouble: (error: unknown) => void): OpenDocument {
  const aborter = new AbortController()
  const lost = new Map<number, number>()
  let closing = (): void => undefined
  let transport: PDFDataRangeTransport | null = null

  function fetchRange(begin: number, end: number): void {
    file.range(begin, end, aborter.signal).then(
      (bytes) => {
        if (lost.delete(begin) && lost.size === 0) onTrouble(null)
        transport?.onDataRange(begin, bytes)
      },
      (error: unknown) => {
        if (aborter.signal.aborted) return
        lost.set(begin, end)
        onTrouble(error)
      },
    )
  }
  const start = async (): Promise<PDFDocumentProxy> => {
    const bytes = await file.bytes()
    aborter.signal.throwIfAborted()
    transport = Object.assign(new PDFDataRangeTransport(bytes, null), { requestDataRange: fetchRange })
    const task = getDocument({
      range: transport,
      worker: worker(),
      disableAutoFetch: true,
      disableStream: true,
      rangeChunkSize: PIECE_BYTES,
      cMapUrl: `${DATA}cmaps/`,
      standardFontDataUrl: `${DATA}standard_fonts/`,
      wasmUrl: `${DATA}wasm/`,
      // The content security policy lets no WebAssembly be compiled: the decoders in JavaScript are asked for at once.
      useWasm: false,
      verbosity: 0,
      isEvalSupported: false,
      enableXfa: false,
    })
    closing = () => void task.destroy()
    return task.promise
  }
  return {
    pdf: start(),
    retry: () => {
      for (const [begin, end] of lost) fetchRange(begin, end)
    },
    close: () => {
      aborter.abort()
      closing()
    },
  }
}
