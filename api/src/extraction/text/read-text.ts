import { readDocx } from '../formats/docx.ts'
import { formatOf } from '../formats/format.ts'
import { readOdt } from '../formats/odt.ts'
import { compileProfile } from '../profiles/compile.ts'
import { DEFAULT_PROFILE, type ExtractionProfile } from '../profiles/extraction-profile.ts'
import { mayBegin } from '../split/beginning.ts'
import { type Cut, Unreadable } from '../types.ts'
import type { DocumentText } from './document.ts'
import { pdfPages, readPdf } from './pdf.ts'

/** Title, rapporteur and number stand on the first page, sometimes behind a cover. */
const PAGES_READ = 2

export interface ReadTextOptions {
  readonly fileName?: string
  /** Whose words announce a part: pages that may begin one are read whole. */
  readonly profile?: ExtractionProfile
  /** Pages where somebody cut the file are read whole too. */
  readonly cuts?: readonly Cut[]
  /** Stops the work between two pages; the reason is thrown. */
  readonly signal?: AbortSignal
}

/**
 * What fields are read from: the lines of the first pages, and the heads of the others. PDF, DOCX and ODT; an image has no text,
 * which is no error. Throws `Unreadable` for anything else, and for a file that is damaged or asks for a password.
 */
export async function readText(bytes: Uint8Array, options: ReadTextOptions = {}): Promise<DocumentText> {
  const { fileName, signal, profile = DEFAULT_PROFILE, cuts = [] } = options
  const begins = new Set(cuts.map(({ firstPage }) => firstPage))
  const format = formatOf(bytes, fileName)
  signal?.throwIfAborted()
  // Without its first bytes a PDF may still be one: what is not will be said.
  if (format === 'PDF' || format === 'UNKNOWN')
    return readPdf(bytes, {
      firstPages: PAGES_READ,
      mayBegin: (head) => begins.has(head.number) || mayBegin(head, compileProfile(profile)),
      signal,
    })
  if (format === 'DOCX') return readDocx(bytes)
  if (format === 'ODT') return readOdt(bytes)
  if (format === 'IMAGE')
    return {
      format,
      pageCount: 1,
      pages: [],
      bookmarks: [],
      metadataTitle: null,
      placed: true,
      hasText: false,
    }
  throw new Unreadable(`no text can be read from this format: ${format}`)
}

/**
 * The text of every page, in reading order, lines separated by « \n », cells of one row by « \t »: for full-text search, in the background. Pages without text
 * are empty strings; a DOCX or an ODT has the pages its breaks tell of. `maxPages` bounds the work. Throws as `readText` does.
 */
export async function pagesOfText(
  bytes: Uint8Array,
  options: ReadTextOptions & { readonly maxPages?: number } = {},
): Promise<string[]> {
  if (/PDF|UNKNOWN/u.test(formatOf(bytes, options.fileName))) return pdfPages(bytes, options)
  const { pages } = await readText(bytes, options)
  return pages.slice(0, options.maxPages).map(({ lines }) => lines.map((line) => line.text).join('\n'))
}
