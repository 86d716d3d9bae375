import { withoutAccents } from './text.ts'

/**
 * What a text says of a person that need not be said to everybody. An act is published for all (CGCT, art. L2131-1, L3131-1), without
 * the personal data that its publication does not ask for (CRPA, art. L312-1-2; RGPD, art. 5).
 */
export const PERSONAL_DATA_KINDS = ['NIR', 'IBAN', 'EMAIL', 'PHONE', 'BIRTH_DATE', 'HOME_ADDRESS'] as const
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number]

export interface PersonalData {
  readonly kind: PersonalDataKind
  /** Where it is in the text, and the words themselves. */
  readonly start: number
  readonly end: number
  readonly quote: string
}

const STREETS =
  'rue|avenue|boulevard|place|chemin|route|impasse|allee|quai|cours|square|lotissement|residence|hameau|lieu-dit|faubourg|sentier|passage|esplanade|montee|villa|clos|domaine'
const MONTHS =
  'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv\\.?|fevr\\.?|sept\\.?|oct\\.?|nov\\.?|dec\\.?'
const DAY = String.raw`(?:\d{1,2}(?:er)?\s+(?:${MONTHS})\s+(?:19|20)\d{2}|\d{1,2}[/.-]\d{1,2}[/.-](?:(?:19|20)\d{2}|\d{2}))`
const HOME = String.raw`(?:\d{1,4}\s?(?:bis|ter|quater)?,?\s+(?:${STREETS})\b[^.;\n]{0,80}?(?=[.;)\n]|,\s*(?:ne|nee|pour|une?|la|le|les|d'un|qui|et|au|a)\b|\s(?:pour|qui|et|est|une)\s|$)|(?:le\s+)?(?:${STREETS})\s[^.;,\n]{1,60},?\s+\d{5}\s+[a-z' -]{2,40})`
/** Read on a text without accents, letter for letter the same length. `is` looks again at what was found. */
const RULES: readonly { kind: PersonalDataKind; pattern: RegExp; is?: (found: string) => boolean }[] = [
  { kind: 'IBAN', pattern: /(?<![a-z\d])(?:fr\d{2}(?:\s?[a-z\d]){23}|[a-z]{2}\d{2}(?:\s?[a-z\d]{4}){2,7}(?:\s?\d{1,3})?)(?![a-z\d])/gu, is: isIban },
  {
    kind: 'NIR',
    pattern: /(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?(?:\d{2}|2[ab])\s?\d{3}\s?\d{3}(?:\s?\/?\s?\d{2})?(?!\s?\d)/gu,
    is: isNir,
  },
  { kind: 'EMAIL', pattern: /[a-z\d][\w.+-]*@[a-z\d-]+(?:\.[a-z\d-]+)+/gu },
  {
    kind: 'PHONE',
    pattern: /(?<![\d+])(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s.-]?\d{2}){4}(?![\d]|[\s.]\d{3})/gu,
  },
  {
    kind: 'BIRTH_DATE',
    pattern: new RegExp(String.raw`(?:\bnee?s?\s+(?:a\s[^.;\n]{1,40}?\s)?le\s+|date\s+de\s+naissance\s*:?\s*)${DAY}`, 'gu'),
  },
  {
    kind: 'HOME_ADDRESS',
    pattern: new RegExp(String.raw`\b(?:demeurant|domiciliee?s?|residant|habitant)\s+(?:(?:a|au|en|ensemble|actuellement)\s+)?(?:[^.;\n]{0,40}?,\s+)?${HOME}`, 'gu'),
  },
  {
    kind: 'HOME_ADDRESS',
    pattern: new RegExp(String.raw`\b(?:m\.|mm\.|mmes?|monsieur|madame|mademoiselle|mlle)\s[^.;\n]{2,60}?[,(]\s*${HOME}`, 'gu'),
  },
] // prettier-ignore

/** Everything of that kind in a text, in its order; what is said twice is found twice, and nothing is found under two names. */
export function personalDataIn(text: string): PersonalData[] {
  const plain = text.replace(/[^\n -@[-~]/gu, letter)
  const found: PersonalData[] = []
  for (const { kind, pattern, is } of RULES)
    for (const { 0: words, index } of plain.matchAll(pattern)) {
      const [start, end] = [index, index + words.trimEnd().length]
      if (found.some((one) => one.start < end && start < one.end) || (is && !is(words))) continue
      found.push({ kind, start, end, quote: text.slice(start, end) })
    }
  return found.sort((a, b) => a.start - b.start)
}

const AROUND = 40
/** What was found, as it is shown to whoever decides: the words around it, on one line. */
export function quotePersonalData(
  text: string,
  { kind, start, end, quote }: PersonalData,
): Pick<PersonalData, 'kind' | 'quote'> & { before: string; after: string } {
  const line = (words: string) => words.replace(/\s+/gu, ' ')
  return {
    kind,
    quote,
    before: line(text.slice(Math.max(0, start - AROUND), start)),
    after: line(text.slice(end, end + AROUND)),
  }
}

/** One letter for one letter, so that places in the plain text are places in the text. */
function letter(one: string): string {
  if (one === '’') return "'"
  if (/\s/u.test(one)) return one === '\n' ? one : ' '
  const plain = withoutAccents(one)
  return plain.length === one.length ? plain : one
}

function isIban(found: string): boolean {
  const code = found.replace(/\s/gu, '')
  const turned = `${code.slice(4)}${code.slice(0, 4)}`
  return remainder([...turned].map((sign) => Number.parseInt(sign, 36)).join('')) === 1
}

/** With its key, the key decides; without, only where it is written in groups as people write it. */
function isNir(found: string): boolean {
  const code = found.replace(/[\s/]/gu, '')
  if (code.length === 13) return /\s/u.test(found.trim())
  const number = code.slice(0, 13).replace('2a', '19').replace('2b', '18')
  return 97 - remainder(number) === Number(code.slice(13))
}

const remainder = (digits: string): number => {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

export const PERSONAL_DATA_MASKS: Readonly<Record<PersonalDataKind, string>> = {
  NIR: '[numéro masqué]',
  IBAN: '[compte masqué]',
  EMAIL: '[courriel masqué]',
  PHONE: '[téléphone masqué]',
  BIRTH_DATE: '[naissance masquée]',
  HOME_ADDRESS: '[adresse masquée]',
}

/** The text without them. Who the person is stays: that is often what was decided. */
export function maskPersonalData(text: string, found: readonly PersonalData[]): string {
  return [...found]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { kind, start, end, quote }) => {
      const kept = kind === 'HOME_ADDRESS' ? (/^[^,(]*[,(]\s*/u.exec(quote)?.[0] ?? '') : ''
      return `${whole.slice(0, start)}${isPerson(kept) ? kept : ''}${PERSONAL_DATA_MASKS[kind]}${whole.slice(end)}`
    }, text)
}

const isPerson = (words: string): boolean =>
  /^(?:M\.|MM\.|Mmes?|Monsieur|Madame|Mademoiselle|Mlle)\s/iu.test(words)
