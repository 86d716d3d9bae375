import { readFields } from './fields/read-fields.ts'
import { readingOf } from './fields/page.ts'
import { kindOf } from './kind.ts'
import { compileProfile } from './profiles/compile.ts'
import { DEFAULT_PROFILE, type ExtractionProfile } from './profiles/extraction-profile.ts'
import { splitCahier } from './split/split.ts'
import type { DocumentText } from './text/document.ts'
import { readText } from './text/read-text.ts'
import type { ExtractedDocument, ReadingOptions } from './types.ts'

export interface ExtractOptions extends ReadingOptions {
  readonly profile?: ExtractionProfile
  /** Stops the work between two pages; the reason is thrown. */
  readonly signal?: AbortSignal
}

/**
 * Reads what a file is and the fields of its items, each with its confidence (0 to 1) and the quote it came from. PDF, DOCX, ODT;
 * an image has no text. What is not there is null. Throws `Unreadable` when nothing can be read from these bytes.
 */
export async function extractDocument(
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<ExtractedDocument> {
  return fieldsOfText(await readText(bytes, options), options)
}

/** The same from a text that was read before: by `readText`, by OCR, or kept to try a profile on. Pure. */
export function fieldsOfText(text: DocumentText, options: ExtractOptions = {}): ExtractedDocument {
  const { profile = DEFAULT_PROFILE, councillors = [], fileName } = options
  const compiled = compileProfile(profile)
  const reading = readingOf(text.pages.slice(0, 3), compiled, text.metadataTitle)
  const kind = kindOf(reading, compiled, fileName)
  const parts = splitCahier(text, options)
  const fields = readFields(reading, compiled, kind.value, councillors)
  return { format: text.format, kind, parts, pages: text.pageCount, hasText: text.hasText, ...fields }
}
