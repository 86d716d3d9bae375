import type { Profile } from '../profiles/profile.ts'
import type { Line } from '../text/lines.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

/** Who presents the report, as printed and without the formula. Two different names found alike lower the confidence. */
export function findRapporteur(reading: Reading, profile: Profile): Field | null {
  const found = profile.rapporteur.flatMap(({ pattern, confidence }) =>
    reading.lines.flatMap((line, index) => {
      const who = match(pattern, line, reading.lines[index + 1])
      return who ? [{ who, confidence, line }] : []
    }),
  )
  const [best] = found.sort((a, b) => b.confidence - a.confidence || a.line.page - b.line.page)
  if (!best) return null
  const rivals = found.filter(
    (other) =>
      other.confidence === best.confidence && other.who !== best.who && other.line.page === best.line.page,
  )
  return fieldOf(best.who, best.confidence - (rivals.length > 0 ? 0.3 : 0), [best.line])
}

/** The line itself, or a label alone with its value on the line below or beside. */
function match(pattern: RegExp, line: Line, next: Line | undefined): string | null {
  const alone = /^rapporteur(?:e|\(e\)|s)?\s*[:–—]$/iu.test(line.text) && next
  const who = pattern.exec(alone ? `${line.text} ${next.text}` : line.text)?.groups?.who
  return who ? clean(who) : null
}

const clean = (who: string): string =>
  who
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:]+$/u, '')
    .trim()
