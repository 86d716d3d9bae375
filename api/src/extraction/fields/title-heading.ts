import type { Profile } from '../profiles/profile.ts'
import { type Block, joinLines } from '../text/blocks.ts'
import type { Line } from '../text/lines.ts'
import type { Evidence } from '../types.ts'
import type { Reading } from './page.ts'
import type { Candidate } from './title-label.ts'

/** The heading that stands over the line of the rapporteur. */
export function headingAbove(reading: Reading, profile: Profile, rapporteur: Evidence): Candidate | null {
  const [, bottom, , height] = rapporteur.box
  const above = candidates(reading, profile)
    .filter(
      ({ lines }) => lines[0]?.page === rapporteur.page && (lines.at(-1)?.y ?? 0) > bottom + height * 0.5,
    )
    .sort((a, b) => (a.lines.at(-1)?.y ?? 0) - (b.lines.at(-1)?.y ?? 0))
  const [nearest] = above
  return nearest ? { ...nearest, signal: 'PLACE', confidence: 0.86 } : null
}

/** Headings of the first page, most prominent first. */
export function headings(reading: Reading, profile: Profile): Candidate[] {
  return candidates(reading, profile)
    .filter(({ text }) => !profile.letterhead.some((pattern) => pattern.test(text)))
    .sort((a, b) => b.weight - a.weight)
}

function candidates(reading: Reading, profile: Profile): Candidate[] {
  return mergeStacked(reading.blocks.filter((block) => block.page === 1))
    .map((lines) => withoutPreamble(lines, profile))
    .filter((lines) => lines.length > 0)
    .map((lines) => toCandidate(lines, reading))
    .filter(({ weight, text }) => weight >= 1.25 && /\p{L}{3}/u.test(text))
}

/** Formulae are left out at the head of a heading only: « la commune de … » inside a title belongs to it. */
function withoutPreamble(lines: readonly Line[], profile: Profile): Line[] {
  const start = lines.findIndex((line) => !profile.formulae.some((pattern) => pattern.test(line.text)))
  return start < 0 ? [] : lines.slice(start)
}

/** A title set in two styles of one size (second line plain, a wider gap) is still one heading. */
function mergeStacked(blocks: readonly Block[]): Line[][] {
  const stacks: Line[][] = []
  for (const { lines } of blocks) {
    const first = lines[0] as Line
    const home = stacks.find((stack) => {
      const last = stack.at(-1) as Line
      const drop = last.y - first.y
      return (
        last.bold &&
        first.bold &&
        Math.abs(last.size - first.size) <= 0.6 &&
        drop > 0 &&
        drop <= 2.3 * first.size &&
        overlaps(last, first)
      )
    })
    if (home) home.push(...lines)
    else stacks.push([...lines])
  }
  return stacks
}

const overlaps = (a: Line, b: Line): boolean => Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x)

function toCandidate(lines: readonly Line[], { bodySize, width }: Reading): Candidate {
  const [first] = lines as [Line, ...Line[]]
  const text = joinLines(lines)
  const centred = lines.every((line) => Math.abs(line.x + line.width / 2 - width / 2) < 0.07 * width)
  const capitals = text === text.toUpperCase() && /\p{L}{4}/u.test(text)
  const long = text.length > 420 || lines.length > 9
  const weight =
    first.size / bodySize +
    (first.bold ? 0.35 : 0) +
    (centred ? 0.3 : 0) +
    (capitals ? 0.15 : 0) -
    (long ? 2 : 0)
  return { signal: 'TYPOGRAPHY', text, lines, weight, confidence: weight > 1.6 ? 0.74 : 0.6 }
}
