import { fileNameHints } from './file-name.ts'
import { evidenceOf, type Reading } from './fields/page.ts'
import type { Profile } from './profiles/profile.ts'
import type { Line } from './text/lines.ts'
import type { Evidence, PartKind } from './types.ts'

/** A heading that says what a file is stands among the first lines. */
const HEADING_LINES = 30

/**
 * What a document is: by the first heading that says so (a report with its projet de délibération is a report), then by who was
 * there and what it decides or asks, then by its labels and its name.
 */
export function kindOf(reading: Reading, profile: Profile, fileName?: string): PartFound {
  const { kinds } = profile
  const heads = reading.firstPage.slice(0, HEADING_LINES)
  const first = (patterns: readonly RegExp[]) =>
    heads.findIndex(({ text }) => patterns.some((pattern) => pattern.test(text)))
  const any = (pattern: RegExp) => reading.lines.find((line) => pattern.test(line.text))
  const named = fileName ? fileNameHints(fileName).kind : null
  const headings: [PartKind, number][] = [
    ['ANNEX', first(kinds.annex) < 10 ? first(kinds.annex) : -1],
    ['REPORT', first(kinds.report)],
    ['DELIBERATION', first(kinds.deliberation)],
  ]
  const found = headings.filter(([, at]) => at >= 0).sort((a, b) => a[1] - b[1])
  const [heading] = found
  if (heading) return withName(heading[0], found.length > 1 ? 0.86 : 0.92, named, heads[heading[1]])
  const attendance = reading.firstPage.find((line) => kinds.attendance.test(line.text))
  if (attendance) return withName('DELIBERATION', 0.82, named, attendance)
  const enactment = any(kinds.enactment)
  if (enactment) return withName('DELIBERATION', 0.7, named, enactment)
  if (named) return partFound(named, 0.65)
  const label = reading.labels.find(({ key }) => key === 'title' || key === 'rapporteur')?.label
  const request = label ?? any(kinds.request)
  if (request) return partFound('REPORT', label ? 0.7 : 0.6, request)
  // A cover: nothing but a title, an assembly and a date.
  const cover = heads.find(({ text }) =>
    profile.formulae.some((formula) => /\p{L}{5}/u.test(text) && formula.test(text)),
  )
  return partFound(cover ? 'REPORT' : 'OTHER', 0.5, cover)
}

export interface PartFound {
  readonly value: PartKind
  readonly confidence: number
  readonly evidence: Evidence | null
}

const partFound = (value: PartKind, confidence: number, line?: Line): PartFound => ({
  value,
  confidence: Math.round(confidence * 100) / 100,
  evidence: line ? evidenceOf([line]) : null,
})

/** The name of the file agrees, or makes it less sure. */
const withName = (value: PartKind, confidence: number, named: PartKind | null, line?: Line): PartFound =>
  partFound(value, confidence + (named === value ? 0.06 : named ? -0.15 : 0), line)
