import type { Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import { alike, goesOn, type Line, rightOf } from '../text/lines.ts'
import { rulesOf } from './label-rules.ts'
import { announcesNumber, parseNumber } from './number.ts'
import type { Reading } from './page.ts'
import { isPolicyLine } from './policy.ts'

/** What a line is, where titles are concerned. Only WORDS can be part of one. */
export type Role = 'WORDS' | 'NUMBER' | 'LABEL' | 'RAPPORTEUR' | 'OPENER' | 'FORMULA' | 'NOISE' | 'TABLE'

/** Lines that can be read as one heading. */
export interface Heading {
  readonly lines: readonly Line[]
  /** Without the number it begins with. */
  readonly text: string
  /** A number of act or report was in front of it. */
  readonly numbered: boolean
  /** How much it stands out: 1 is running text. */
  readonly weight: number
  /** To take off the weight unless its place or number speaks for it: it begins like an organisation, or like a part of the text. */
  readonly penalty: number
}

export function roleOf(line: Line, reading: Reading, profile: Profile): Role {
  const { text } = line
  const is = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(text))
  if (
    reading.labels.some(
      (label) => label.key === 'rapporteur' && (label.label === line || label.lines.includes(line)),
    )
  )
    return 'RAPPORTEUR'
  if (
    /^\p{Lu}/u.test(text) &&
    profile.rapporteur.some(({ pattern, confidence }) => confidence > 0.8 && pattern.test(text))
  )
    return 'RAPPORTEUR'
  if (titleAfterNumber(text, profile) !== null) return 'WORDS'
  if (isTableCell(line, reading.lines)) return 'TABLE'
  if (/^\P{Ll}/u.test(text) && is(profile.openers)) return 'OPENER'
  if (announcesNumber(text, profile) || is([/^\S*\d\S*$/u])) return 'NUMBER'
  if (is(profile.formulae)) return parseNumber(text, profile) ? 'NUMBER' : 'FORMULA'
  if (parseNumber(text, profile)?.after === '') return 'NUMBER'
  if (is(profile.noise) || profile.kinds.attendance.test(text)) return 'NOISE'
  if (
    reading.labels.some(
      ({ label, labelEnd, lines }) => label === line || labelEnd === line || lines.includes(line),
    )
  )
    return 'LABEL'
  if (isPolicyLine(text)) return 'LABEL'
  return rulesOf(profile).any(text) || isUnknownLabel(line, reading) ? 'LABEL' : 'WORDS'
}

/** « Code affaire : » in plain letters: a label that the profile does not know. */
const isUnknownLabel = ({ text, bold, size }: Line, { bodySize }: Reading): boolean =>
  /^[^\d:]{2,40}:$/u.test(text) && !bold && size <= bodySize + 0.6

/** « Délibération n° 12 : Titre », « 2026-12 – Titre »: what follows the number, or null. */
export function titleAfterNumber(text: string, profile: Profile): string | null {
  const found = parseNumber(text, profile)
  const rest = found?.separated ? found.after : null
  return rest !== null && /^[\p{Lu}«"“\d]/u.test(rest) && letters(rest) >= 6 && !rulesOf(profile).any(rest)
    ? rest
    : null
}

/** The headings of a page, top to bottom. */
export function headingsOf(
  reading: Reading,
  roles: ReadonlyMap<Line, Role>,
  page: number,
  profile: Profile,
): Heading[] {
  const stacks: Line[][] = []
  let open: Line[][] = []
  for (const line of reading.lines) {
    if (line.page !== page) continue
    if (roles.get(line) !== 'WORDS' && !open.some((stack) => continuesStack(stack, line))) {
      // Nothing goes on across a label or a formula in the same column.
      open = open.filter((stack) => !overlaps(stack.at(-1) as Line, line))
      continue
    }
    const goingOn = open.some((stack) => continuesStack(stack, line))
    const starts = titleAfterNumber(line.text, profile) !== null || profile.part.test(line.text)
    const home =
      starts && !goingOn ? undefined : open.findLast((stack) => stacksOn(stack, line, reading.width))
    if (home) home.push(line)
    else {
      const stack = [line]
      stacks.push(stack)
      open.push(stack)
    }
  }
  return stacks.map((lines) => toHeading(lines, reading, profile)).filter(({ text }) => letters(text) >= 6)
}

function stacksOn(stack: readonly Line[], line: Line, width: number): boolean {
  const last = stack.at(-1) as Line
  const drop = last.y - line.y
  const size = Math.max(last.size, line.size)
  if (drop <= 0 || !overlaps(last, line) || Math.abs(last.size - line.size) > 0.6) return false
  const bothCentred = isCentred(last, width) && isCentred(line, width)
  // Tight lines go together in one style, or in two when centred; a blank line may part bold ones.
  if (drop <= 1.6 * size) return alike(last, line) || (bothCentred && !isParagraph(stack))
  return drop <= 2.35 * size && last.bold && line.bold && bothCentred
}

/** « … sur l’occupation du / domaine public »: the line is part of the heading, whatever it begins with. */
function continuesStack(stack: readonly Line[], line: Line): boolean {
  const last = stack.at(-1) as Line
  const tight = last.y - line.y > 0 && last.y - line.y <= 1.6 * last.size
  return tight && alike(last, line) && overlaps(last, line) && goesOn(last, line)
}

/** Three cells or more on a line, and again on the line above or below, in the same columns. */
function isTableCell(line: Line, lines: readonly Line[]): boolean {
  const page = lines.filter((other) => other.page === line.page && Math.abs(other.y - line.y) < 3 * line.size)
  const row = page.filter((other) => Math.abs(other.y - line.y) < 2)
  if (row.length < 3) return false
  return page.some((start) => {
    const near = page.filter((other) => Math.abs(other.y - start.y) < 2)
    const shared = near.filter((other) => row.some((cell) => Math.abs(cell.x - other.x) < 4)).length
    return Math.abs(start.y - line.y) >= 2 && near.length >= 3 && shared >= 2
  })
}

function toHeading(lines: readonly Line[], { bodySize, width }: Reading, profile: Profile): Heading {
  const [first] = lines as [Line, ...Line[]]
  const after = titleAfterNumber(first.text, profile)
  const text = joinLines(lines.map((line) => (line === first && after !== null ? { text: after } : line)))
  const size = Math.max(...lines.map((line) => line.size))
  const weight =
    size / bodySize +
    (first.bold ? 0.35 : 0) +
    (lines.every((line) => isCentred(line, width)) ? 0.25 : 0) +
    (isCapitals(text) ? 0.15 : 0) -
    (text.length > 450 || lines.length > 10 || (isParagraph(lines) && !first.bold) ? 2 : 0)
  const penalty = (profile.organisation.test(text) ? 0.3 : 0) + (profile.part.test(text) ? 0.5 : 0)
  return { lines, text, numbered: after !== null, weight, penalty }
}

const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{L}{4}/u.test(text)
const isCentred = (line: Line, width: number): boolean =>
  Math.abs(line.x + line.width / 2 - width / 2) < 0.06 * width && line.x > 0.12 * width
const overlaps = (a: Line, b: Line): boolean => Math.min(rightOf(a), rightOf(b)) > Math.max(a.x, b.x)
/** Sentences: several lines that end like one. */
const isParagraph = (lines: readonly Line[]): boolean =>
  /[.;,]$/u.test(lines.at(-1)?.text ?? '') && (lines.length > 1 || (lines[0]?.text.length ?? 0) > 90)
const letters = (text: string): number => text.replace(/[^\p{L}]/gu, '').length
