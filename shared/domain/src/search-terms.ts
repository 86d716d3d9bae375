import { eachWord, foldWord, frenchStem, stemsBegunBy, type Word, wordsOfText } from './french-stem.ts'
import type { Query } from './page-search.ts'

/** One thing asked for: any of these stems answers, and so does a word that begins so. */
export interface Term {
  readonly stems: readonly string[]
  /** Without accents; null when the word is complete. */
  readonly prefix: string | null
}

/** What a query asks for, term by term: all of them must be answered. None: signs that are no letters once folded. */
export function termsOf({ stems, prefix }: Query): Term[] {
  const said = stems.filter((stem) => stem !== '').map((stem) => ({ stems: [stem], prefix: null }))
  return prefix ? [...said, { stems: [], prefix }] : said
}

/**
 * The terms as a tsquery of PostgreSQL on lexemes that are stems: « ('subvention') & ('colleg' | 'colle':*) ». A beginning of two
 * letters is taken as a word: it would begin too many.
 */
export function tsQueryOf(terms: readonly Term[]): string {
  return terms.map(oneOf).join(' & ')
}

const SHORTEST_BEGINNING = 3
const quoted = (stem: string): string => `'${stem.replace(/['\\]/g, '$&$&')}'`

function oneOf({ stems, prefix }: Term): string {
  const begun = prefix === null ? [] : [frenchStem(prefix), ...stemsBegunBy(prefix)]
  const exact = [...new Set([...stems, ...begun])].map(quoted)
  const open = prefix !== null && prefix.length >= SHORTEST_BEGINNING ? [`${quoted(prefix)}:*`] : []
  return `(${[...exact, ...open].join(' | ')})`
}

/** Words of a text that answer, and whether every term is answered. Offsets are in `text`. */
export function answersIn(
  terms: readonly Term[],
  text: string,
): { readonly hits: Word[]; readonly all: boolean } {
  const answered = new Set<Term>()
  const hits = wordsOfText(text).filter((word) => {
    const { plain } = foldWord(text.slice(word.start, word.end))
    const by = terms.filter((term) => answersTo(term, word, plain))
    for (const term of by) answered.add(term)
    return by.length > 0
  })
  return { hits, all: terms.length > 0 && answered.size === terms.length }
}

/** The words that answer around the first one of a text, no further than `reach` letters behind it: what a passage shows. */
export function firstAnswers(terms: readonly Term[], text: string, reach: number): Word[] {
  const hits: Word[] = []
  for (const word of eachWord(text)) {
    const [first] = hits
    if (first && word.start > first.end + reach) break
    const { plain } = foldWord(text.slice(word.start, word.end))
    if (terms.some((term) => answersTo(term, word, plain))) hits.push(word)
  }
  return hits
}

function answersTo({ stems, prefix }: Term, { stem }: Word, plain: string): boolean {
  if (stems.includes(stem)) return true
  if (prefix === null) return false
  if (prefix.length < SHORTEST_BEGINNING) return plain === prefix
  return plain.startsWith(prefix) || (prefix.length > SHORTEST_BEGINNING && stem === frenchStem(prefix))
}
