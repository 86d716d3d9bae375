const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' }
/** Soft hyphen, zero-width characters and byte order mark: left by word processors and PDF text, never meant. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** Lower case without accents nor ligatures, punctuation kept. */
export function withoutAccents(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøł]/g, (letter) => LIGATURES[letter] ?? letter)
}

/**
 * A text reduced to what people mean when they say « the same title »: composed or decomposed accents, case, ligatures, quotes,
 * dashes, punctuation and any white space no longer matter. Words are separated by one space. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return withoutAccents(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Two capitals for a person: « Jean-Pierre », « de La Tour » → « JT ». Particles (de, du, d’, la, le, des) are skipped. */
export function initials(firstName: string, lastName: string): string {
  const first = wordsOf(firstName)[0] ?? ''
  const words = wordsOf(lastName)
  const last = words.find((word) => !PARTICLES.has(word.toLowerCase())) ?? words[0] ?? ''
  return (capital(first) + capital(last)).normalize('NFC')
}

const PARTICLES: ReadonlySet<string> = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'l', 'les', 'von', 'van'])
const wordsOf = (text: string) => text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []
const capital = (word: string) => (Array.from(word)[0] ?? '').toLocaleUpperCase('fr')
