import { eachWord, foldWord, frenchStem, wordsOfText, type Word } from './french-stem.ts'
import { withoutAccents } from './text.ts'

/** Words too common to be asked for; left out unless nothing else is. */
const COMMON: ReadonlySet<string> = new Set(
  'a au aux avec ce ces cet cette dans de des du elle en est et il la le les leur leurs ne nous on ou par pas plus pour qu que qui sa se ses son sont sur un une vous'.split(
    ' ',
  ),
)

/** What is looked for: every stem must be on the page; the last word typed may be unfinished. */
export interface Query {
  readonly stems: readonly string[]
  /** Beginning of a word still being typed, without accents; null when it is complete. */
  readonly prefix: string | null
}

/** Reads what was typed. Null when there is nothing to look for: fewer than two letters. */
export function readQuery(typed: string): Query | null {
  const words = wordsOfText(typed)
  const said = words.map((word) => ({ ...word, plain: withoutAccents(typed.slice(word.start, word.end)) }))
  const telling = said.filter((word) => !COMMON.has(word.plain))
  const kept = telling.length > 0 ? telling : said
  if (kept.reduce((sum, word) => sum + word.plain.length, 0) < 2) return null
  const last = kept.at(-1)
  // A space after it says that the word is complete.
  const unfinished = last !== undefined && last.end === typed.trimEnd().length && !/\s$/.test(typed)
  const stems = (unfinished ? kept.slice(0, -1) : kept).map((word) => word.stem)
  return { stems: [...new Set(stems)], prefix: unfinished ? last.plain : null }
}

/** Whether a word of a page answers to the query. */
function answers({ stems, prefix }: Query, { stem, start, end }: Word, text: string): boolean {
  if (stems.includes(stem)) return true
  return prefix !== null && matchesPrefix(prefix, stem, foldWord(text.slice(start, end)).plain)
}
const matchesPrefix = (prefix: string, stem: string, plain: string): boolean =>
  plain.startsWith(prefix) || (prefix.length >= 4 && stem === stemOf(prefix))
const stemOf = (plain: string): string => wordsOfText(plain)[0]?.stem ?? plain

/** Words of a page that answer, when all that is asked for is there; null otherwise. Offsets are in `text`. */
export function matchPage(query: Query, text: string): { start: number; end: number }[] | null {
  const hits = wordsOfText(text).filter((word) => answers(query, word, text))
  const stems = new Set(hits.map((word) => word.stem))
  if (!query.stems.every((stem) => stems.has(stem))) return null
  const { prefix } = query
  const begun =
    prefix === null ||
    hits.some(({ stem, start, end }) => matchesPrefix(prefix, stem, foldWord(text.slice(start, end)).plain))
  return begun && hits.length > 0 ? hits.map(({ start, end }) => ({ start, end })) : null
}

/**
 * Whether a page answers, as `matchPage` says, from the page without accents (`withoutAccents`). Only the words that begin as asked are
 * looked at, found at the speed of the machine: thousands of pages are gone through while one types.
 */
export function plainAnswers({ stems, prefix }: Query, plain: string): boolean {
  const said = stems.every((stem) => hasWord(plain, beginningOf(stem), (word) => frenchStem(word) === stem))
  if (!said || prefix === null) return said
  const begun = prefix.length >= 4 ? beginningOf(stemOf(prefix)) : prefix
  return hasWord(plain, begun, (word) => matchesPrefix(prefix, frenchStem(word), word))
}

/** How every word of this stem begins: a stem is the beginning of its words but for one letter at most (« travaux », « travail »). */
const beginningOf = (stem: string): string => (stem.length < 3 ? stem : stem.slice(0, -1))

function hasWord(plain: string, beginning: string, answers: (word: string) => boolean): boolean {
  for (let at = plain.indexOf(beginning); at >= 0; at = plain.indexOf(beginning, at + 1)) {
    if (isLetter(plain[at - 1])) continue
    let end = at + beginning.length
    while (isLetter(plain[end])) end += 1
    const elided = end - at <= 2 && /['’]/.test(plain[end] ?? '')
    if (!elided && answers(plain.slice(at, end))) return true
  }
  return false
}
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

export interface Excerpt {
  readonly text: string
  readonly hit: boolean
}
const AROUND = 60

/** The same line of a page that is known to answer, which is read no further than what the line shows. */
export function passageOf(query: Query, text: string): Excerpt[] {
  const hits: Word[] = []
  for (const word of eachWord(text)) {
    const [first] = hits
    if (first && word.start > first.end + 2 * AROUND) break
    if (answers(query, word, text)) hits.push(word)
  }
  return excerptOf(text, hits)
}

/** A line of the page around its first hits, cut between words: pieces in order, hits told apart. */
export function excerptOf(text: string, hits: readonly { start: number; end: number }[]): Excerpt[] {
  const [first] = hits
  if (!first) return []
  const from = cut(text, Math.max(0, first.start - AROUND), 1)
  const to = cut(text, Math.min(text.length, first.end + 2 * AROUND), -1)
  const pieces: Excerpt[] = []
  let at = from
  const push = (end: number, hit: boolean): void => {
    const piece = text.slice(at, end).replace(/\s+/g, ' ')
    if (piece !== '') pieces.push({ text: piece, hit })
    at = end
  }
  if (from > 0) pieces.push({ text: '… ', hit: false })
  for (const hit of hits.filter((one) => one.end <= Math.max(to, first.end))) {
    push(hit.start, false)
    push(hit.end, true)
  }
  push(Math.max(to, at), false)
  if (to < text.length) pieces.push({ text: ' …', hit: false })
  return pieces
}

/** The nearest place between two words, forward (1) or backward (-1). */
function cut(text: string, index: number, step: 1 | -1): number {
  if (index <= 0 || index >= text.length) return index
  let at = index
  while (at > 0 && at < text.length && /\S/.test(text[at] ?? '')) at += step
  return at
}
