import { matterOf } from '../grouping/name-facts.ts'
import { markInName, markOf } from './mark.ts'
import { remember } from './remember.ts'
import { titleOfFile } from './title-of-file.ts'

/** Something read, with where: a field of a reading, or that field as somebody keeps it. */
export interface Said {
  readonly value: string
  readonly confidence: number
  readonly evidence: { readonly quote: string } | null
}

/** A document beside a report, and what was read on its first page. */
export interface Beside<S extends Said> {
  readonly id: string
  /** The name of the file; of a piece of a cahier none. */
  readonly name: string | null
  readonly isAnnex: boolean
  readonly heading: string | null
  /** The title under its heading. */
  readonly printed: S | null
  /** Any title of its first page: words to recognise it by. */
  readonly firstTitle: string | null
}

export interface NamedAnnex<S extends Said> {
  readonly id: string
  readonly title: string | null
  /** « 2 », « A »: how the report calls it. */
  readonly mark: string | null
  readonly confidence: number
  /** What was read; null where only the name of the file says it. */
  readonly said: S | null
}

/** Below it, two things that look alike are not the same. */
const ENOUGH = 0.6
const BY_ORDER = 0.6
/** « ANNEXE 1 : plan » says it; a line under « ANNEXE 1 » may be a title, or the text. */
const CLEAR = 0.75

/**
 * Gives each document beside a report its title: that of the list in the report that has its number or its words, else the one printed
 * on it, else by its rank where the list and the files are as many, else the name of its file. A title of the list serves once.
 * Gives too what the list announces and no file is. Pure.
 */
export function nameAnnexes<S extends Said>(
  listed: readonly S[],
  documents: readonly Beside<S>[],
): { named: NamedAnnex<S>[]; missing: S[] } {
  const known = documents.map(factsOf)
  const given = byLikeness(listed, known)
  byOrder(listed, known, given)
  const taken = new Set([...given.values()].map(({ said }) => said))
  return {
    named: known.map((one) => given.get(one) ?? alone(one)),
    missing: listed.filter((one) => !taken.has(one) && !known.some((other) => sameWords(one, other))),
  }
}

interface Known<S extends Said> {
  readonly document: Beside<S>
  readonly mark: string | null
  /** The words of its name, and those of its first page, each a set. */
  readonly words: readonly (readonly string[])[]
  /** Its name or a clear heading says what it is; a first line of text that looks like a title does not. */
  readonly speaks: boolean
}

function factsOf<S extends Said>(document: Beside<S>): Known<S> {
  const { name, heading, printed, firstTitle } = document
  const called = name === null ? null : nameOf(name).title
  const texts = [printed?.value, firstTitle, called]
  return {
    document,
    mark: (heading === null ? null : markIn(heading)) ?? (name === null ? null : nameOf(name).mark),
    words: texts.map((text) => wordsOf(text ?? '')).filter((words) => words.length > 0),
    speaks: wordsOf(called ?? '').length > 0 || (printed !== null && printed.confidence >= CLEAR),
  }
}

/** The words that matter, in the singular. */
const wordsOf = remember((text): readonly string[] =>
  matterOf(text)
    .split(' ')
    .filter((word) => word.length > 2)
    .map((word) => (word.length > 4 ? word.replace(/e?s$/u, '') : word)),
)
const markIn = remember(markOf)
const nameOf = remember((name) => ({ title: titleOfFile(name), mark: markInName(name) }))

/** From 0 to 1: how far two sets of words say the same. */
function alike(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((word) => b.includes(word)).length
  const least = Math.min(a.length, b.length)
  // One word of many is no sign: « convention » names everything.
  if (least === 0 || common === 0 || (common === 1 && Math.max(a.length, b.length) > 2)) return 0
  return common / least
}

const likeness = <S extends Said>(said: S, { words }: Known<S>): number =>
  Math.max(0, ...words.map((own) => alike(own, wordsOf(said.value))))
const sameWords = <S extends Said>(said: S, known: Known<S>): boolean => likeness(said, known) >= 0.8

function byLikeness<S extends Said>(
  listed: readonly S[],
  known: readonly Known<S>[],
): Map<Known<S>, NamedAnnex<S>> {
  const pairs = known.flatMap((one) =>
    listed.map((said, index) => ({ one, said, index, score: scoreOf(said, one) })),
  )
  const given = new Map<Known<S>, NamedAnnex<S>>()
  const used = new Set<number>()
  for (const { one, said, index, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < ENOUGH || given.has(one) || used.has(index)) continue
    used.add(index)
    given.set(one, fromList(one, said, Math.min(score, Math.max(said.confidence, score - 0.1))))
  }
  return given
}

const fromList = <S extends Said>({ document, mark }: Known<S>, said: S, confidence: number): NamedAnnex<S> => ({
  id: document.id,
  title: capital(said.value),
  mark: mark ?? markIn(said.evidence?.quote ?? ''),
  confidence: Math.round(confidence * 100) / 100,
  said,
}) // prettier-ignore

/** In a list a title goes on from « Annexe 2 : », on its own it begins. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** How sure it is that a document is what a line of the list announces. */
function scoreOf<S extends Said>(said: S, known: Known<S>): number {
  const mark = markIn(said.evidence?.quote ?? '')
  const words = likeness(said, known)
  const sameMark = mark !== null && mark === known.mark
  if (sameMark) return words >= 0.5 ? 0.97 : known.speaks ? 0.4 : known.words.length > 0 ? 0.75 : 0.9
  const apart = mark !== null && known.mark !== null
  if (words < 0.6) return 0
  return (words >= 0.99 ? 0.92 : 0.8) - (apart ? 0.25 : 0)
}

/** As many annexes without any name of their own as titles left: in their order. */
function byOrder<S extends Said>(
  listed: readonly S[],
  known: readonly Known<S>[],
  given: Map<Known<S>, NamedAnnex<S>>,
): void {
  const taken = new Set([...given.values()].map(({ said }) => said))
  const left = listed.filter((said) => !taken.has(said))
  const nameless = known.filter((one) => !given.has(one) && one.document.isAnnex && !one.speaks)
  const unmarked = nameless.every(({ mark }) => mark === null) || left.every((one) => markIn(one.evidence?.quote ?? '') === null) // prettier-ignore
  if (left.length !== nameless.length || !unmarked) return
  nameless.forEach((one, index) => {
    const said = left[index]
    if (said) given.set(one, fromList(one, said, BY_ORDER))
  })
}

/** What the document says of itself. */
function alone<S extends Said>({ document, mark }: Known<S>): NamedAnnex<S> {
  const { id, name, printed } = document
  if (printed)
    return { id, title: capital(printed.value), mark, confidence: printed.confidence, said: printed }
  return { id, title: name === null ? null : nameOf(name).title, mark, confidence: 0, said: null }
}
