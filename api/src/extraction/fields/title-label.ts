import type { Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import type { Line } from '../text/lines.ts'
import type { Reading } from './page.ts'

export type Signal = 'LABEL' | 'PLACE' | 'TYPOGRAPHY'

export interface Candidate {
  readonly signal: Signal
  readonly text: string
  readonly lines: readonly Line[]
  readonly confidence: number
  /** How prominent it is, to compare headings. */
  readonly weight: number
}

const LEADING = 1.7
const LONGEST = 8

/** The value of « Objet : … », on the same line, beside it or below, until another label, a gap or another style. */
export function labelledTitle({ lines }: Reading, profile: Profile): Candidate | null {
  for (const [index, line] of lines.entries()) {
    const rest = profile.titleLabels
      .map((label) => label.exec(line.text)?.groups?.rest)
      .find((text) => text !== undefined)
    if (rest === undefined || line.page > 2) continue
    const value = valueLines(lines, index, rest, profile)
    const text = joinLines(value.map((part) => (part === line ? { text: rest } : part)))
    if (text !== '') return { signal: 'LABEL', text, lines: value, confidence: 0.9, weight: 0 }
  }
  return null
}

function valueLines(lines: readonly Line[], index: number, rest: string, profile: Profile): Line[] {
  const label = lines[index] as Line
  const beside = lines.find(
    (line) =>
      line.page === label.page &&
      Math.abs(line.y - label.y) < 0.3 * label.size &&
      line.x > label.x + label.width,
  )
  const first = rest.trim() !== '' ? label : (beside ?? below(lines, index + 1, label))
  if (!first) return []
  const value = [first]
  for (
    let next = below(lines, lines.indexOf(first) + 1, first);
    next && value.length < LONGEST;
    next = below(lines, lines.indexOf(next) + 1, next)
  ) {
    if (!continues(value, next, profile)) break
    value.push(next)
  }
  return value
}

/** The next line under another, in the same column. */
function below(lines: readonly Line[], from: number, above: Line): Line | undefined {
  return lines
    .slice(from)
    .find(
      (line) =>
        line.page === above.page &&
        line.y < above.y - 0.3 * line.size &&
        line.x < above.x + above.width &&
        line.x + line.width > above.x,
    )
}

function continues(value: readonly Line[], next: Line, profile: Profile): boolean {
  const last = value.at(-1) as Line
  const near = last.y - next.y <= LEADING * Math.max(last.size, next.size)
  // « Objet : » is often bold before a plain value: the style to keep is that of the second line on.
  const styled = value.length < 2 || (next.bold === last.bold && Math.abs(next.size - last.size) < 0.6)
  const isLabel =
    profile.otherLabels.test(next.text) || profile.titleLabels.some((label) => label.test(next.text))
  return near && styled && !isLabel
}
