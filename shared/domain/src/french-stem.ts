import { withoutAccents } from './text.ts'

/**
 * Endings and what they become, the longest first: a light stemmer after J. Savoy (« A stemming procedure and stopword list for general
 * French corpora », 1999), on words without accents. It brings plural and singular, feminine and masculine, and a verb with its noun
 * together (attribuer, attribuée, attribution), and leaves the rest alone.
 */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['issements', 'i'],
  ['issement', 'i'],
  ['issantes', 'i'],
  ['issants', 'i'],
  ['issante', 'i'],
  ['issant', 'i'],
  ['isations', 'is'],
  ['isation', 'is'],
  ['isateurs', 'is'],
  ['isateur', 'is'],
  ['isees', 'is'],
  ['isee', 'is'],
  ['iser', 'is'],
  ['fications', 'fi'],
  ['fication', 'fi'],
  ['fiees', 'fi'],
  ['fiee', 'fi'],
  ['fier', 'fi'],
  ['atrices', ''],
  ['atrice', ''],
  ['ateurs', ''],
  ['ateur', ''],
  ['ations', ''],
  ['ation', ''],
  ['utions', 'u'],
  ['ution', 'u'],
  ['uees', 'u'],
  ['uee', 'u'],
  ['uer', 'u'],
  ['ues', 'u'],
  ['ue', 'u'],
  ['itions', ''],
  ['ition', ''],
  ['itrices', ''],
  ['iteurs', ''],
  ['iteur', ''],
  ['ements', ''],
  ['ement', ''],
  ['euses', 'eu'],
  ['euse', 'eu'],
  ['eurs', 'eu'],
  ['eur', 'eu'],
  ['eux', 'eu'],
  ['elles', 'el'],
  ['elle', 'el'],
  ['els', 'el'],
  ['eaux', 'eau'],
  ['aux', 'al'],
  ['ales', 'al'],
  ['ale', 'al'],
  ['als', 'al'],
  ['ieres', 'i'],
  ['iere', 'i'],
  ['iers', 'i'],
  ['ier', 'i'],
  ['ives', 'if'],
  ['ive', 'if'],
  ['ifs', 'if'],
  ['iques', 'iqu'],
  ['ique', 'iqu'],
  ['ennes', 'en'],
  ['enne', 'en'],
  ['ees', ''],
  ['ee', ''],
  ['es', ''],
  ['er', ''],
  ['ants', ''],
  ['ant', ''],
  ['s', ''],
  ['x', ''],
  ['e', ''],
]
/** Letters that a stem keeps at least: « aides » is « aid », « an » stays « an ». */
const SHORTEST = 3

/** A word in both forms that search compares. */
interface Folded {
  readonly plain: string
  readonly stem: string
}
/** Words lately met: a text says the same ones again and again, and folding one costs a hundred times more than finding it here. */
const met = new Map<string, Folded>()
const MOST_MET = 20_000

/** A word without accents, and its stem. */
export function foldWord(word: string): Folded {
  const known = met.get(word)
  if (known) return known
  const plain = withoutAccents(word)
  const folded = { plain, stem: stemOf(plain) }
  if (met.size >= MOST_MET) met.clear()
  met.set(word, folded)
  return folded
}

/** The stem of one word, whatever its case and accents. A number, or a reference with digits, is its own stem. */
export const frenchStem = (word: string): string => foldWord(word).stem

function stemOf(plain: string): string {
  if (/\d/.test(plain)) return plain
  for (const [ending, becomes] of ENDINGS) {
    if (!plain.endsWith(ending)) continue
    const stem = plain.slice(0, plain.length - ending.length) + becomes
    if (stem.length >= SHORTEST) return single(stem)
  }
  return single(plain)
}

/** « professionnel » and « profession »: a doubled last letter counts once. */
const single = (stem: string): string =>
  stem.length > SHORTEST && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem

/** Letters of an ending that must be typed before it is taken for one; letters that a stem so found keeps at least. */
const [TYPED, KEPT] = [1, 4]

/** Stems of words that begin so and whose ending is being typed: « attributi » may become « attribution », of stem « attribu ». */
export function stemsBegunBy(prefix: string): string[] {
  const found = new Set<string>()
  for (const [ending, becomes] of ENDINGS)
    for (let typed = TYPED; typed < ending.length; typed += 1) {
      if (!prefix.endsWith(ending.slice(0, typed))) continue
      const stem = prefix.slice(0, prefix.length - typed) + becomes
      if (stem.length >= KEPT && stem.length < prefix.length) found.add(single(stem))
    }
  return [...found]
}

const WORD = /[\p{L}\p{N}]+/gu

export interface Word {
  readonly stem: string
  /** In the original text; end excluded. */
  readonly start: number
  readonly end: number
}

/** The words of a text in order, by stem; elisions (l’, d’, qu’) are words of one or two letters and are left out. */
export const wordsOfText = (text: string): Word[] => [...eachWord(text)]

/** The same, as they are asked for: whoever has found enough reads no further. */
export function* eachWord(text: string): Generator<Word> {
  for (const match of text.normalize('NFC') === text
    ? text.matchAll(WORD)
    : text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const end = match.index + match[0].length
    if (/['’]/.test(text[end] ?? '') && match[0].length <= 2) continue
    yield { stem: frenchStem(match[0]), start: match.index, end }
  }
}

/** The stems of a text, one space between and around: what is stored for search, « ␣attribu␣subvent␣ ». */
export function stemsOfText(text: string): string {
  const words = wordsOfText(text)
  return words.length === 0 ? '' : ` ${words.map((word) => word.stem).join(' ')} `
}
