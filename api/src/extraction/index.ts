import { findNumbers } from './fields/act-number.ts'
import { findDepartment } from './fields/department.ts'
import { readingOf } from './fields/page.ts'
import { findRapporteur } from './fields/rapporteur.ts'
import { findTitle } from './fields/title.ts'
import { kindOf } from './kind.ts'
import { FRENCH } from './profiles/french.ts'
import type { Profile } from './profiles/profile.ts'
import { readDocument } from './text/read.ts'
import type { ExtractedDocument } from './types.ts'

export { fileNameHints, type FileNameHints } from './file-name.ts'
export type { Profile } from './profiles/profile.ts'
export { pagesOfText } from './text/read.ts'
export {
  type DocumentKind,
  type Evidence,
  type ExtractedDocument,
  type Field,
  TRUST_THRESHOLD,
  Unreadable,
} from './types.ts'

/** Title, rapporteur and number stand on the first page, sometimes behind a cover. */
const PAGES_READ = 2

export interface ExtractOptions {
  readonly profile?: Profile
  /** Advice only: the content decides. */
  readonly fileName?: string
  /** Stops the work between two pages; the reason is thrown. */
  readonly signal?: AbortSignal
}

/**
 * Reads the fields of a report, délibération or annexe from its PDF bytes, each with its confidence (0 to 1) and the quote it came
 * from. What is not there is null. Throws `Unreadable` when the bytes are not a readable PDF.
 */
export async function extractDocument(
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<ExtractedDocument> {
  const { profile = FRENCH, fileName, signal } = options
  const document = await readDocument(bytes, PAGES_READ, signal)
  const reading = readingOf(document, profile)
  const kind = kindOf(reading, profile, fileName)
  const title = findTitle(reading, profile)
  return {
    kind,
    title,
    rapporteur: findRapporteur(reading, profile),
    department: findDepartment(reading, profile, title),
    ...findNumbers(reading, profile, kind.value),
    pages: document.pages,
    hasText: document.lines.length > 0,
  }
}
