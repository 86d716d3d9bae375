import type { Councillor, PersonMatch } from '../types.ts'
import { nameWords, parseName, PARTICLES, type PrintedName, splitPersons } from './printed-name.ts'

/** Below this nobody is chosen; two scores nearer than the gap are homonyms. */
const LEAST = 0.65
const GAP = 0.08

/**
 * Who the printed names are among the councillors: accents, case, hyphens, particles, civilities, initials and the order of names
 * do not matter. Nobody is chosen among homonyms: they are AMBIGUOUS with every candidate, best first. Pure.
 */
export function matchPersons(printed: string, councillors: readonly Councillor[]): PersonMatch[] {
  return splitPersons(printed).map((one) => matchOne(one, councillors))
}

function matchOne(printed: string, councillors: readonly Councillor[]): PersonMatch {
  const name = parseName(printed)
  const scored = councillors
    .map((councillor) => ({ id: councillor.id, score: scoreOf(name, councillor) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best] = scored
  if (!best || best.score < LEAST)
    return {
      printed,
      state: 'UNKNOWN',
      councillorId: null,
      candidates: scored.map(({ id }) => id),
      confidence: 0,
    }
  const rivals = scored.filter(({ score }) => score > best.score - GAP)
  const alone = rivals.length === 1
  return {
    printed,
    state: alone ? 'MATCHED' : 'AMBIGUOUS',
    councillorId: alone ? best.id : null,
    candidates: rivals.map(({ id }) => id),
    confidence: alone ? Math.round(best.score * 100) / 100 : 0,
  }
}

function scoreOf(name: PrintedName, { civility, firstName, lastName, office }: Councillor): number {
  if (name.office) return office === name.office ? 0.95 : 0
  const last = nameWords(lastName).filter((word) => !PARTICLES.has(word))
  const first = nameWords(firstName)
  const words = name.words.filter((word) => !PARTICLES.has(word))
  const family = familyScore(words, last, name.capitals)
  if (!family) return 0
  const given = givenScore(family.rest, first)
  const gender = genderOf(civility)
  const against = gender !== null && name.gender !== null && gender !== name.gender
  const fond = gender !== null && gender === name.gender && family.rest.length === 0 ? 0.03 : 0
  // Another civility before the same first and last name is an error of typing, before a bare family name another person.
  return Math.max(0, family.score * given + fond - (against ? (family.rest.length > 0 ? 0.2 : 0.6) : 0))
}

/** The family name as printed, and the words left beside it. Half of a double name is a doubt. */
function familyScore(
  words: readonly string[],
  last: readonly string[],
  capitals: PrintedName['capitals'],
): { score: number; rest: string[] } | null {
  if (last.length === 0) return null
  const at = words.findIndex((_, index) => last.every((word, offset) => words[index + offset] === word))
  if (at >= 0) {
    const rest = words.filter((_, index) => index < at || index >= at + last.length)
    // « MARTIN Bernard » is not Martin Bernard; after the first name is the usual place.
    const loud = capitals === null || last.every((word) => capitals.has(word))
    return { score: (loud ? 1 : 0.7) - (at === 0 && rest.length > 0 && capitals === null ? 0.1 : 0), rest }
  }
  const half = last.length > 1 ? last.find((word) => word.length > 3 && words.includes(word)) : undefined
  if (half === undefined) return null
  const other = words.some((word) => word !== half && capitals?.has(word))
  return other ? null : { score: 0.76, rest: words.filter((word) => word !== half) }
}

/** 1 for the whole first name, less for an initial or half of a double one; little when it is another. */
function givenScore(rest: readonly string[], first: readonly string[]): number {
  if (rest.length === 0) return 0.88
  const whole = rest.length === first.length && rest.every((word, index) => bare(word) === first[index])
  if (whole) return 0.98
  const letters = rest.map(bare)
  if (
    letters.every(
      (word, index) => word === first[index] || (word.length === 1 && first[index]?.startsWith(word)),
    )
  )
    return rest.some((word) => bare(word).length === 1) ? 0.92 : 0.8
  // « JM Peyre » for Jean-Marc.
  if (letters.length === 1 && letters[0] === first.map((word) => word[0]).join('')) return 0.9
  // A second first name that the list, or the page, does not have.
  if (letters[0] === first[0]) return 0.8
  return 0.3
}

const bare = (word: string): string => word.replace('.', '')

function genderOf(civility: string | null | undefined): 'M' | 'F' | null {
  if (!civility) return null
  return /^m(?:\.|r|onsieur)?$/iu.test(civility.trim())
    ? 'M'
    : /^m(?:me|lle|ad)/iu.test(civility.trim())
      ? 'F'
      : null
}
