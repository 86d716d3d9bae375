import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts'
import { Unreadable } from '../types.ts'
import { type Line, linesOf, type Run } from './lines.ts'

export interface ReadDocument {
  readonly pages: number
  /** Lines of the first pages, in reading order. */
  readonly lines: readonly Line[]
  /** Width of the first page, in points. */
  readonly width: number
  readonly metadataTitle: string | null
}

/**
 * Reads the lines of the first pages of a PDF, `limit` at most, until there is enough of them. A protection without a user password is no obstacle.
 * Throws `Unreadable` when the bytes are not a readable PDF. The bytes are copied: the caller keeps its own.
 */
export async function readDocument(
  bytes: Uint8Array,
  limit: number,
  enough: (lines: readonly Line[]) => boolean,
): Promise<ReadDocument> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    const lines: Line[] = []
    for (let number = 1; number <= Math.min(limit, document.numPages) && !enough(lines); number += 1)
      lines.push(...linesOf(number, await runsOf(await document.getPage(number))))
    const [left = 0, , right = 595] = (await document.getPage(1)).view
    return { pages: document.numPages, lines, width: right - left, metadataTitle: await titleOf(document) }
  } catch (cause) {
    throw new Unreadable('not a readable PDF', { cause })
  } finally {
    await task.destroy()
  }
}

async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const { items } = await page.getTextContent()
  // Fonts, and with them their names, are known once the page's operators have been read.
  await page.getOperatorList()
  const names = new Map<string, boolean>()
  const isBold = (font: string): boolean => {
    const known = names.get(font)
    if (known !== undefined) return known
    const bold = page.commonObjs.has(font) && looksBold(page.commonObjs.get(font) as FontObject)
    names.set(font, bold)
    return bold
  }
  return items.filter(isUpright).map((item) => ({
    text: item.str,
    x: item.transform[4] as number,
    y: item.transform[5] as number,
    width: item.width,
    size: Math.round(Math.hypot(item.transform[2] as number, item.transform[3] as number) * 10) / 10,
    bold: isBold(item.fontName),
  }))
}

interface FontObject {
  readonly name?: string
  readonly bold?: boolean
  readonly black?: boolean
}
const looksBold = (font: FontObject): boolean =>
  font.bold === true || font.black === true || /bold|black|heavy|semibold|demi/i.test(font.name ?? '')

/** Text turned by a quarter (stamps in the margin) is not read with the page. */
function isUpright(item: object): item is TextItem {
  if (!('transform' in item)) return false
  const { transform } = item as TextItem
  return Math.abs(transform[1] as number) < 0.2 * Math.abs(transform[0] as number)
}

async function titleOf(document: PDFDocumentProxy): Promise<string | null> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const title = (info as { Title?: string }).Title?.trim() ?? ''
  return title === '' ? null : title
}
