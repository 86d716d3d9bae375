import type { ReadingOptions, DocumentPart } from '../types.ts'
import type { ExtractionProfile } from '../profiles/extraction-profile.ts'
import type { DocumentText } from '../text/document.ts'

export interface SplitOptions extends ReadingOptions {
  readonly profile?: ExtractionProfile
}

/** The parts of a file: page ranges, each with its own fields; one part shares its item with the délibération and annexes after it. */
export function splitCahier(_text: DocumentText, _options: SplitOptions = {}): DocumentPart[] {
  return []
}
