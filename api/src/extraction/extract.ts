import type { ExtractionProfile } from './profiles/extraction-profile.ts'
import { NO_FIELDS } from './fields/read-fields.ts'
import { splitText } from './split/split.ts'
import type { DocumentText } from './text/document.ts'
import { readText } from './text/read-text.ts'
import type { Cut, DocumentPart, ExtractedDocument, KindFound, ReadingOptions } from './types.ts'

export interface ExtractOptions extends ReadingOptions {
  readonly profile?: ExtractionProfile
  /** Where somebody cut the file, instead of where it seems to be. */
  readonly cuts?: readonly Cut[]
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
  const { parts, kind } = splitText(text, options)
  const lead = parts.find(({ item }) => item === 0) ?? parts[0]
  const { format, pageCount: pages, hasText } = text
  return { format, kind: fileKind(parts, kind), parts, pages, hasText, ...(lead?.fields ?? NO_FIELDS) }
}

/** Several items make a cahier, as surely as the least sure of them begins. */
function fileKind(parts: readonly DocumentPart[], kind: KindFound): KindFound {
  const leads = parts.filter(
    ({ item }, index) => item !== null && parts.findIndex((other) => other.item === item) === index,
  )
  const [, second] = leads
  if (!second) return kind
  const confidence = Math.min(...leads.map((lead) => lead.confidence))
  return { value: 'CAHIER', confidence, evidence: second.evidence }
}
