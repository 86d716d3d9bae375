import { fileNameHints } from './file-name.ts'
import type { Profile } from './profiles/profile.ts'
import type { Reading } from './fields/page.ts'
import type { DocumentKind, ExtractedDocument } from './types.ts'

/** What a document is, by its headings first and by its name where they are silent. */
export function kindOf(reading: Reading, profile: Profile, fileName?: string): ExtractedDocument['kind'] {
  const on = (pattern: RegExp) => reading.firstPage.some((line) => pattern.test(line.text))
  const heading = (pattern: RegExp) => reading.firstPage.slice(0, 12).some((line) => pattern.test(line.text))
  const named = fileName ? fileNameHints(fileName).kind : null
  const found: [DocumentKind, boolean, number][] = [
    ['ANNEX', heading(profile.annexHeading), 0.9],
    // A report with its projet de délibération in one file is a report.
    ['REPORT', on(profile.reportHeading), 0.95],
    ['DELIBERATION', on(profile.deliberationHeading), 0.92],
    ['DELIBERATION', reading.lines.some((line) => profile.enactment.test(line.text)), 0.7],
  ]
  const [value, , confidence] = found.find(([, present]) => present) ?? (['OTHER', true, 0.4] as const)
  if (value === 'OTHER')
    return named ? { value: named, confidence: 0.6 } : { value: 'REPORT', confidence: 0.4 }
  return { value, confidence }
}
