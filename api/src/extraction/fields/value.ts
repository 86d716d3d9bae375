import type { Profile } from '../profiles/profile.ts'
import { alike, goesOn, type Line, rightOf } from '../text/lines.ts'
import { rulesOf } from './label-rules.ts'
import { announcesNumber } from './number.ts'

const LONGEST = 9

/** The lines of a labelled value: from its first line down its own column, until a label, a gap, another style or the text. */
export function valueFrom(
  lines: readonly Line[],
  first: Line,
  profile: Profile,
): { value: Line[]; open: boolean } {
  const run = [first]
  for (let next = lineBelow(lines, first); next; next = lineBelow(lines, next)) {
    if (run.length === LONGEST || !continues(run, next, profile)) break
    run.push(next)
  }
  return cutAtText(run)
}

/** The next line under another, in the same column. */
export function lineBelow(lines: readonly Line[], above: Line): Line | undefined {
  return lines
    .slice(lines.indexOf(above) + 1)
    .find(
      (line) =>
        line.page === above.page &&
        line.y < above.y - 0.3 * line.size &&
        line.x < rightOf(above) &&
        rightOf(line) > above.x,
    )
}

function continues(run: readonly Line[], next: Line, profile: Profile): boolean {
  const last = run.at(-1) as Line
  const size = Math.max(last.size, next.size)
  const usual = run.length > 1 ? (run.at(-2) as Line).y - last.y : 1.6 * size
  // « Objet : » is often bold before a plain value: the style to keep is that of the second line on.
  const styled = run.length < 2 ? Math.abs(next.size - last.size) <= 0.6 : alike(next, last)
  return (
    last.y - next.y <= Math.min(1.75 * size, 1.25 * usual) &&
    styled &&
    (goesOn(last, next) || !beginsElse(next, profile))
  )
}

/** A label, a number, a formula or the text begins here: whatever came before has ended. */
export const beginsElse = ({ text }: Line, profile: Profile): boolean =>
  rulesOf(profile).any(text) ||
  [...profile.openers, ...profile.noise, ...profile.formulae].some((pattern) => pattern.test(text)) ||
  (/^\p{Lu}/u.test(text) && profile.rapporteur.some(({ pattern }) => pattern.test(text))) ||
  announcesNumber(text, profile) ||
  /^[IVX\d]{1,4}\s*[.)]\s/u.test(text)

/**
 * Text set tight under a value looks like more of it. Where a line ends though the next word had room, somebody ended it: a sentence
 * after such a break is the text, other words are probably the value's own second line.
 */
function cutAtText(run: Line[]): { value: Line[]; open: boolean } {
  const right = Math.max(...run.map(rightOf))
  const at = run.findIndex((line, index) => {
    const next = run[index + 1]
    return next !== undefined && hadRoom(line, next, right)
  })
  if (at < 0 || centred(run)) return { value: run, open: false }
  const rest = run.slice(at + 1)
  const words = rest.map((line) => line.text).join(' ')
  const sentence =
    /[.;:,]$/u.test(words) ||
    (rest.length > 1 && rest.some((line) => rightOf(line) > right - 12) && words.length > 120)
  if (sentence) return { value: run.slice(0, at + 1), open: !run[0]?.bold }
  return { value: run, open: !run.at(-1)?.bold }
}

function hadRoom(line: Line, next: Line, right: number): boolean {
  const word = next.text.split(' ')[0] ?? ''
  const letter = next.width / Math.max(1, next.text.length)
  return rightOf(line) + (word.length + 1.5) * letter * 1.1 < right
}

const centred = (run: readonly Line[]): boolean => {
  const middles = run.map((line) => line.x + line.width / 2)
  const lefts = run.map((line) => line.x)
  return spread(middles) < 6 && spread(lefts) > 6
}
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
