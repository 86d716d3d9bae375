import { fileNameHints } from './file-name.ts'
import type { Reading } from './fields/page.ts'
import type { Profile } from './profiles/profile.ts'
import type { DocumentKind, ExtractedDocument } from './types.ts'

/** A heading that says what a file is stands among the first lines. */
const HEADING_LINES = 30

/**
 * What a document is: by the first heading that says so (a report with its projet de délibération is a report), then by who was
 * there and what it decides or asks, then by its labels and its name.
 */
export function kindOf(reading: Reading, profile: Profile, fileName?: string): ExtractedDocument['kind'] {
  const { kinds } = profile
  const heads = reading.firstPage.slice(0, HEADING_LINES).map((line) => line.text)
  const first = (patterns: readonly RegExp[]) =>
    heads.findIndex((text) => patterns.some((pattern) => pattern.test(text)))
  const any = (pattern: RegExp) => reading.lines.some((line) => pattern.test(line.text))
  const named = fileName ? fileNameHints(fileName).kind : null
  const headings: [DocumentKind, number][] = [
    ['ANNEX', first(kinds.annex) < 10 ? first(kinds.annex) : -1],
    ['REPORT', first(kinds.report)],
    ['DELIBERATION', first(kinds.deliberation)],
  ]
  const found = headings.filter(([, at]) => at >= 0).sort((a, b) => a[1] - b[1])
  const [heading] = found
  const attendance = reading.firstPage.some((line) => kinds.attendance.test(line.text))
  if (heading) return withName(heading[0], found.length > 1 ? 0.86 : 0.92, named)
  if (attendance) return withName('DELIBERATION', 0.82, named)
  if (any(kinds.enactment)) return withName('DELIBERATION', 0.7, named)
  if (named) return { value: named, confidence: 0.65 }
  const labelled = reading.labels.some(({ key }) => key === 'title' || key === 'rapporteur')
  if (labelled || any(kinds.request)) return { value: 'REPORT', confidence: labelled ? 0.7 : 0.6 }
  // A cover: nothing but a title, an assembly and a date.
  const cover = heads.some((text) =>
    profile.formulae.some((formula) => /\p{L}{5}/u.test(text) && formula.test(text)),
  )
  return cover ? { value: 'REPORT', confidence: 0.5 } : { value: 'OTHER', confidence: 0.5 }
}

/** The name of the file agrees, or makes it less sure. */
const withName = (
  value: DocumentKind,
  confidence: number,
  named: DocumentKind | null,
): ExtractedDocument['kind'] => ({
  value,
  confidence: Math.round((confidence + (named === value ? 0.06 : named ? -0.15 : 0)) * 100) / 100,
})
