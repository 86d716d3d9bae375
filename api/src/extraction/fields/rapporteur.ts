import type { Profile } from '../profiles/profile.ts'
import type { Line } from '../text/lines.ts'
import type { Field } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

interface Found {
  readonly who: string
  readonly confidence: number
  readonly lines: readonly Line[]
}

/** Who presents the report, as printed and without the formula. Two different names found alike lower the confidence, the same one raises. */
export function findRapporteur(reading: Reading, profile: Profile): Field | null {
  const found = [...labelled(reading, profile), ...formulae(reading, profile)].filter(({ who }) =>
    plausible(who),
  )
  const [best] = found.sort((a, b) => b.confidence - a.confidence || page(a) - page(b))
  if (!best) return null
  const others = found.filter((other) => page(other) === page(best))
  const rivals = others.filter(
    (other) => other.confidence > best.confidence - 0.05 && !sameName(other.who, best.who),
  )
  const agreeing = others.some((other) => other !== best && sameName(other.who, best.who))
  return fieldOf(
    best.who,
    best.confidence - (rivals.length > 0 ? 0.3 : 0) + (agreeing ? 0.03 : 0),
    best.lines,
  )
}

const page = ({ lines }: Found): number => lines[0]?.page ?? 1

function labelled({ labels }: Reading, profile: Profile): Found[] {
  return labels
    .filter(({ key }) => key === 'rapporteur')
    .map(({ value, lines, place }) => ({
      who: clean(lines.length > 1 ? nameLines(value, lines, profile) : value, profile),
      confidence: place === 'BELOW' ? 0.85 : 0.96,
      lines,
    }))
}

/** A name is one line; the next is kept when it is another person or the end of the name, not a quality or a text. */
function nameLines(value: string, lines: readonly Line[], profile: Profile): string {
  const next = lines[1]?.text ?? ''
  const first = value.slice(0, value.indexOf(next)).trim()
  const goesOn = /(?:,|\bet|-|\bde)$/u.test(first) || /^(?:et\s|M\.|Mme|Monsieur|Madame)/u.test(next)
  return goesOn && !profile.quality.test(`, ${next}`) ? `${first} ${next}` : first
}

function formulae({ lines }: Reading, profile: Profile): Found[] {
  return profile.rapporteur.flatMap(({ pattern, confidence }) =>
    lines.flatMap((line, index) => {
      const who = pattern.exec(line.text)?.groups?.who ?? wrapped(pattern, line, lines[index + 1])
      return who ? [{ who: clean(who, profile), confidence, lines: [line] }] : []
    }),
  )
}

/** A formula that goes on over the end of its line: « M. Nicolas X, adjoint au maire, présente le / rapport suivant : ». */
function wrapped(pattern: RegExp, line: Line, next: Line | undefined): string | undefined {
  if (!next || next.page !== line.page || line.y - next.y > 1.7 * line.size || next.y >= line.y)
    return undefined
  if (/[.:;]$/.test(line.text) || /^\p{Lu}\p{Ll}*\s+rapporte\b/u.test(next.text)) return undefined
  const who = pattern.exec(`${line.text} ${next.text}`)?.groups?.who
  // The name itself must be on the first line, else it would be found again from the second.
  return who && line.text.includes(who) ? who : undefined
}

const clean = (who: string, { quality }: Profile): string =>
  who
    .replace(/\s+/g, ' ')
    .replace(quality, '')
    .replace(/^[\s(:–—-]+|[\s.,;:)–—-]+$/gu, '')
    .trim()

/** A name has a capital and few words, and no figure. */
const plausible = (who: string): boolean =>
  /^(?:\p{Lu}|l[ea]\s+(?:pr[ée]sident|maire|vice))/u.test(who) &&
  who.length >= 3 &&
  who.length <= 90 &&
  who.split(' ').length <= 14 &&
  !/\d/.test(who)

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/^(?:m\.|mme|monsieur|madame)\s+/u, '')
    .replace(/[^a-z]/g, '')
const sameName = (a: string, b: string): boolean => {
  const [x, y] = [letters(a), letters(b)]
  return x === y || x.endsWith(y) || y.endsWith(x)
}
