import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { Unreadable } from '../types.ts'
import { type Line, linesOf, type Run } from './lines.ts'
import { uprightRuns } from './upright.ts'

export interface ReadDocument {
  readonly pages: number
  /** Lines of the first pages, top to bottom, then left to right. */
  readonly lines: readonly Line[]
  /** Size of the first page, in points. */
  readonly width: number
  readonly height: number
  readonly metadataTitle: string | null
}

/** A page with fewer letters than this is a cover: one more page is read. */
const COVER = 500

/**
 * Reads the lines of the first pages of a PDF, one more behind a cover. A protection without a user password is no obstacle.
 * Throws `Unreadable` when the bytes are not a readable PDF, the reason of `signal` when it says stop. The bytes are copied.
 */
export async function readDocument(
  bytes: Uint8Array,
  firstPages: number,
  signal?: AbortSignal,
): Promise<ReadDocument> {
  return withDocument(bytes, signal, async (document) => {
    const first = await document.getPage(1)
    const lines = linesOf(1, await runsOf(first, true))
    const letters = lines.reduce((sum, line) => sum + line.text.length, 0)
    const last = Math.min(document.numPages, firstPages + (letters < COVER ? 1 : 0))
    for (let number = 2; number <= last; number += 1)
      lines.push(...(await pageLines(document, number, signal)))
    const [left = 0, bottom = 0, right = 595, top = 842] = first.view
    const metadataTitle = await titleOf(document)
    return { pages: document.numPages, lines, width: right - left, height: top - bottom, metadataTitle }
  })
}

/**
 * The text of every page, in reading order, lines separated by « \n »: for full-text search. Pages without text are empty strings.
 * `maxPages` bounds the work. Throws as `readDocument` does.
 */
export async function pagesOfText(
  bytes: Uint8Array,
  options: { readonly maxPages?: number; readonly signal?: AbortSignal } = {},
): Promise<string[]> {
  const { maxPages = Infinity, signal } = options
  return withDocument(bytes, signal, async (document) => {
    const pages: string[] = []
    for (let number = 1; number <= Math.min(maxPages, document.numPages); number += 1) {
      const lines = await pageLines(document, number, signal)
      pages.push(lines.map((line) => line.text).join('\n'))
    }
    return pages
  })
}

/** Opens, works and always closes. Waiting stops with the signal; work in progress ends by itself with the closed document. */
async function withDocument<T>(
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
  work: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    // The shapes of letters are of no use here: drawing them out doubles the time.
    disableFontFace: false,
    // Nor are pictures.
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useSystemFonts: false,
    stopAtErrors: false,
  })
  let stop = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason as Error)
    signal?.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([task.promise.then(work), stopped])
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Unreadable('not a readable PDF', { cause })
  } finally {
    signal?.removeEventListener('abort', stop)
    await task.destroy()
  }
}

async function pageLines(document: PDFDocumentProxy, number: number, signal?: AbortSignal): Promise<Line[]> {
  signal?.throwIfAborted()
  const page = await document.getPage(number)
  const lines = linesOf(number, await runsOf(page, false))
  page.cleanup()
  return lines
}

/** The pieces of text of a page. `withFonts` learns which fonts are bold: dear, and needed where titles stand. */
async function runsOf(page: PDFPageProxy, withFonts: boolean): Promise<Run[]> {
  const { items } = await page.getTextContent()
  // The names of fonts are known once the page's operators have been read. A page that cannot be drawn can still be read.
  if (withFonts) await page.getOperatorList({ annotationMode: 0 }).catch(() => null)
  const names = new Map<string, boolean>()
  const isBold = (font: string): boolean => {
    const known = names.get(font)
    if (known !== undefined) return known
    const bold = page.commonObjs.has(font) && looksBold(page.commonObjs.get(font) as FontObject)
    names.set(font, bold)
    return bold
  }
  return uprightRuns(items, page, isBold)
}

interface FontObject {
  readonly name?: string
  readonly bold?: boolean
  readonly black?: boolean
}
const looksBold = (font: FontObject): boolean =>
  font.bold === true || font.black === true || /bold|black|heavy|demi|-bd\b|gras/i.test(font.name ?? '')

async function titleOf(document: PDFDocumentProxy): Promise<string | null> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const title = (info as { Title?: unknown }).Title
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null
}
