import type { Profile } from '../profiles/profile.ts'
import { NO } from '../profiles/words.ts'

const WORDS = String.raw`(?!(?:DU|DE|DES|LE|LA|ET|AU|EN|SUR|PAR)(?:\s|$))`
const GROUP = String.raw`${WORDS}(?:[A-Z]{1,5}\d{0,10}|\d{1,10}[A-Z]{0,5})(?!\p{L}|\d)`
/** Groups joined by « / » (spaces allowed), « - _ . » (none), or by a space between codes: « 2026 C06 I 101 ». */
const NUMBER = new RegExp(
  String.raw`^${GROUP}(?:(?:\s?\/\s?|[_.-])${GROUP}|\s-\s(?=\d+\s*$)\d+|\s(?=[A-Z]{1,5}\d{0,4}\s\S)${GROUP}|(?<=\s[A-Z]{1,5}\d{0,4}|^[A-Z]{1,5})\s(?=\d)${GROUP})*(?:\s(?:bis|ter|quater))?(?=$|[\s),;:.–—-])`,
  'u',
)

export interface PrintedNumber {
  readonly number: string
  /** Act (délibération), report (dossier, question), or a number that does not say. */
  readonly of: 'ACT' | 'REPORT' | null
  /** A word announces it: « Délibération n° », « Rapport », « N° ». */
  readonly labelled: boolean
  /** What follows on the same line, separators removed: often the title. */
  readonly after: string
  /** A separator (« : », « – ») stands between the number and what follows. */
  readonly separated: boolean
}

type Rules = readonly (readonly [PrintedNumber['of'], RegExp])[]
const compiled = new WeakMap<Profile, Rules>()
const HAS_NO = new RegExp(NO, 'iu')
const YEAR = /^(?:19|20)\d\d$/
const BARE = new RegExp(String.raw`^${NO}\s*:?\s*`, 'iu')

/** Each label a rule of its own: the shorter of two that begin alike must not hide the longer. */
function rulesOf(profile: Profile): Rules {
  const known = compiled.get(profile)
  if (known) return known
  const label = (word: string) =>
    new RegExp(String.raw`^\(?(?:${word})\s*(?:[:–—-]\s*)?(?:${NO}\s*)?[:.]?\s*`, 'iu')
  const { act, report } = profile.numberLabels
  const rules: Rules = [
    ...act.map((word) => ['ACT', label(word)] as const),
    ...report.map((word) => ['REPORT', label(word)] as const),
    [null, BARE],
  ]
  compiled.set(profile, rules)
  return rules
}

/** The number a line begins with, with or without a label before it; null when there is none. */
export function parseNumber(text: string, profile: Profile): PrintedNumber | null {
  for (const [of, rule] of rulesOf(profile)) {
    const label = rule.exec(text)?.[0]
    const found = label && take(text.slice(label.length))
    // « Rapport 2025 sur l’égalité »: without « n° » a plain number is part of the words.
    if (
      found &&
      (HAS_NO.test(label) || structured(found.number) || (found.separated && !YEAR.test(found.number)))
    )
      return { ...found, of, labelled: true }
  }
  const found = take(text)
  // Without a word before it only a number with a structure counts: « 2026-12 », « D-2026/123 », « R0701 ».
  return found && structured(found.number) ? { ...found, of: null, labelled: false } : null
}

/** True for a line that is a number with its label, alone or before a separator: « N° 12 », « Délibération n° 3 – … ». */
export function announcesNumber(text: string, profile: Profile): boolean {
  const found = parseNumber(text, profile)
  return found !== null && found.labelled && (found.after === '' || found.separated)
}

function take(text: string): Pick<PrintedNumber, 'number' | 'after' | 'separated'> | null {
  const printed = NUMBER.exec(text)?.[0]
  if (!printed || !/\d/.test(printed)) return null
  const rest = text
    .slice(printed.length)
    .replace(/^\s*\)?\s*(?:(?:en\s+date\s+)?du\s+\d{1,2}(?:er)?[\s/]\S+[\s/]\d{4})?/iu, '')
  return {
    number: printed.replace(/\s*([/_.–-])\s*/g, '$1'),
    after: rest.replace(/^[\s:–—-]+/u, ''),
    separated: /^\s*[:–—-]/u.test(rest),
  }
}

const structured = (number: string): boolean =>
  number.length >= 4 &&
  /\d{2}/.test(number) &&
  (/[/_.-]/.test(number) || /^[A-Z]+\d{3,}$|\s/.test(number)) &&
  !/^\d+\.\d+$/.test(number) &&
  !isDate(number)

/** « 12/03/2026 », « 12.03.26 » and « 2026-2027 » are dates and years. */
const isDate = (number: string): boolean =>
  /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$/.test(number) || /^(?:19|20)\d\d[/-](?:19|20)\d\d$/.test(number)
