import { findActNumber } from './fields/act-number.ts'
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
export { PROFILES } from './profiles/french.ts'
export type { Profile } from './profiles/profile.ts'
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  type Evidence,
  type ExtractedDocument,
  type Field,
  TRUST_THRESHOLD,
  Unreadable,
} from './types.ts'

/** Title, rapporteur and number stand on the first page; only a cover (a few words) sends us further. */
const PAGES_READ = 3
const COVER_LETTERS = 600
const pastTheCover = (lines: readonly { readonly text: string }[]): boolean =>
  lines.reduce((letters, line) => letters + line.text.length, 0) > COVER_LETTERS

export interface ExtractOptions {
  readonly profile?: Profile
  /** Advice only: the content decides. */
  readonly fileName?: string
}

/**
 * Reads the fields of a report, délibération or annexe from its PDF bytes, each with its confidence (0 to 1) and the quote it came
 * from. What is not there is null. Throws `Unreadable` when the bytes are not a readable PDF.
 */
export async function extractDocument(
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<ExtractedDocument> {
  const { profile = FRENCH, fileName } = options
  const document = await readDocument(bytes, PAGES_READ, pastTheCover)
  const reading = readingOf(document)
  const rapporteur = findRapporteur(reading, profile)
  return {
    kind: kindOf(reading, profile, fileName),
    title: findTitle(reading, profile, rapporteur),
    rapporteur,
    department: findDepartment(reading, profile),
    actNumber: findActNumber(reading, profile),
    pages: document.pages,
    hasText: document.lines.length > 0,
  }
}
