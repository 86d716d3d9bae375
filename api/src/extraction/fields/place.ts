import { alike, type Line } from '../text/lines.ts'
import type { Heading, Role } from './headings.ts'

export interface Place {
  /** Right above the line that names the rapporteur. */
  readonly rapporteur: boolean
  /** Right above the first words of the text. */
  readonly opener: boolean
  /** Right under a formula (« Rapport du Président ») or the rapporteur. */
  readonly under: boolean
  /** A line of the same style, right beside it, was held for a formula: perhaps it was a line of the title. */
  readonly contested: boolean
  /** The text had begun above it. */
  readonly inText: boolean
  /** Right under a number of act or report. */
  readonly number: boolean
}

/** Where a heading stands among the formulae. Between them only other formulae may come: any other words break the tie. */
export function placeOf({ lines }: Heading, all: readonly Line[], roles: ReadonlyMap<Line, Role>): Place {
  const page = all.filter((line) => line.page === lines[0]?.page)
  const bottom = Math.min(...lines.map((line) => line.y))
  const top = Math.max(...lines.map((line) => line.y))
  const under = page.filter((line) => line.y < bottom && !lines.includes(line)).sort((a, b) => b.y - a.y)
  const over = page.filter((line) => line.y > top && !lines.includes(line)).sort((a, b) => a.y - b.y)
  const next = rolesUntilWords(under, roles)
  const last = rolesUntilWords(over, roles)
  return {
    rapporteur: next.includes('RAPPORTEUR'),
    opener: next.includes('OPENER'),
    under: last.includes('FORMULA') || last.includes('RAPPORTEUR'),
    inText: over.some((line) => roles.get(line) === 'OPENER'),
    contested: isTwin(over[0], lines, roles, false) || isTwin(under[0], lines, roles, true),
    number: last.includes('NUMBER'),
  }
}

function isTwin(
  line: Line | undefined,
  heading: readonly Line[],
  roles: ReadonlyMap<Line, Role>,
  below: boolean,
): boolean {
  if (!line) return false
  const role = roles.get(line)
  const near = heading.some((own) => Math.abs(own.y - line.y) <= 1.6 * own.size && alike(own, line))
  return (
    near &&
    (role === 'FORMULA' ||
      role === 'OPENER' ||
      role === 'NOISE' ||
      role === 'LABEL' ||
      (below && role === 'NUMBER'))
  )
}

function rolesUntilWords(lines: readonly Line[], roles: ReadonlyMap<Line, Role>): Role[] {
  const found: Role[] = []
  for (const line of lines) {
    const role = roles.get(line) ?? 'WORDS'
    if (role === 'WORDS' || role === 'NOISE') return found
    found.push(role)
  }
  return found
}
