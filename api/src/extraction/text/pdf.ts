import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { TextContent } from 'pdfjs-dist/types/src/display/api.d.ts'
import { Unreadable } from '../types.ts'
import { bookmarksOf } from './bookmarks.ts'
import type { DocumentText, PageText } from './document.ts'
import { linesOf, type Run, textOf } from './lines.ts'
import { uprightRuns } from './upright.ts'

/** A page with fewer letters than this is a cover: one more page is read. */
const COVER = 500
/** Pieces of text that hold the head of a page. Reading stops there: most of a page is of no use to the fields. */
const HEAD_RUNS = 70

export interface PdfOptions {
  readonly firstPages: number
  /** Says from its first lines that a page may begin something: it is then read whole, with its weights. */
  readonly mayBegin?: (head: PageText) => boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads the first pages of a PDF whole, one more behind a cover, the heads of all others, and whole again those that may begin
 * a part, and the last. A protection without a user password is no obstacle. Throws `Unreadable` when the bytes are not a readable
 * PDF, the reason of `signal` when it says stop. The bytes are copied.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<DocumentText> {
  const { firstPages, mayBegin, signal } = options
  return withDocument(bytes, signal, async (document) => {
    const pages = [await readPage(document, 1, true, signal)]
    const last = firstPages + (lettersOf(pages[0] as PageText) < COVER ? 1 : 0)
    for (let number = 2; number <= document.numPages; number += 1)
      pages.push(
        number <= last || number === document.numPages
          ? await readPage(document, number, false, signal)
          : await readHead(document, number, signal),
      )
    for (const [index, head] of pages.entries())
      if (index > 0 && mayBegin?.(head)) pages[index] = await readPage(document, index + 1, true, signal)
    return {
      format: 'PDF',
      pageCount: document.numPages,
      pages,
      bookmarks: await bookmarksOf(document),
      metadataTitle: await titleOf(document),
      placed: true,
      hasText: pages.some((page) => page.lines.length > 0),
    }
  })
}

const lettersOf = ({ lines }: PageText): number => lines.reduce((sum, line) => sum + line.text.length, 0)

/** The text of every page of a PDF, in reading order, lines separated by « \n »; empty strings for pages without text. */
export async function pdfPages(
  bytes: Uint8Array,
  options: { readonly maxPages?: number; readonly signal?: AbortSignal } = {},
): Promise<string[]> {
  const { maxPages = Infinity, signal } = options
  return withDocument(bytes, signal, async (document) => {
    const pages: string[] = []
    for (let number = 1; number <= Math.min(maxPages, document.numPages); number += 1) {
      const { lines } = await readPage(document, number, false, signal)
      pages.push(textOf(lines))
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

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  withFonts: boolean,
  signal?: AbortSignal,
): Promise<PageText> {
  signal?.throwIfAborted()
  const page = await document.getPage(number)
  const lines = linesOf(number, await runsOf(page, withFonts))
  const [left = 0, bottom = 0, right = 595, top = 842] = page.view
  page.cleanup()
  return { number, width: right - left, height: top - bottom, lines, whole: true }
}

/** The first lines a page draws: the stream is closed when there are enough. */
async function readHead(
  document: PDFDocumentProxy,
  number: number,
  signal: AbortSignal | undefined,
): Promise<PageText> {
  signal?.throwIfAborted()
  const page = await document.getPage(number)
  const reader = page.streamTextContent().getReader() as ReadableStreamDefaultReader<TextContent>
  const items: TextContent['items'] = []
  let whole = false
  while (items.length < HEAD_RUNS) {
    const { value, done } = await reader.read()
    if (value) items.push(...value.items)
    whole = done
    if (done) break
  }
  if (!whole) await reader.cancel(new Error('enough'))
  const [left = 0, bottom = 0, right = 595, top = 842] = page.view
  const lines = linesOf(number, uprightRuns(items, page, boldFonts(page)))
  page.cleanup()
  return { number, width: right - left, height: top - bottom, lines, whole: false }
}

/** The pieces of text of a page. `withFonts` learns which fonts are bold: dear, and needed where titles stand. */
async function runsOf(page: PDFPageProxy, withFonts: boolean): Promise<Run[]> {
  const { items } = await page.getTextContent()
  // The names of fonts are known once the page's operators have been read. A page that cannot be drawn can still be read.
  if (withFonts) await page.getOperatorList({ annotationMode: 0 }).catch(() => null)
  return uprightRuns(items, page, boldFonts(page))
}

/** Which fonts are bold, as far as the file has said so yet. */
function boldFonts(page: PDFPageProxy): (font: string) => boolean {
  const names = new Map<string, boolean>()
  return (font) => {
    const known = names.get(font)
    if (known !== undefined) return known
    const bold = page.commonObjs.has(font) && looksBold(page.commonObjs.get(font) as FontObject)
    names.set(font, bold)
    return bold
  }
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
