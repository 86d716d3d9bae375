import { type ExtractionProfile, PROFILE_HEADINGS, PROFILE_LABELS } from './extraction-profile.ts'

/** What is wrong with a profile: where (« labels.title.2 »), and the kind of fault. */
export interface ProfileProblem {
  readonly path: string
  readonly code:
    | 'NOT_AN_OBJECT'
    | 'UNKNOWN_KEY'
    | 'MISSING'
    | 'NOT_TEXT'
    | 'NOT_A_LIST'
    | 'TOO_MANY'
    | 'EMPTY'
    | 'TOO_LONG'
    | 'TWICE'
    | 'UNKNOWN_VALUE'
    | 'NEEDS_NAME'
    | 'NEEDS_WORDS'
    | 'IN_TWO_LISTS'
    | 'NEEDS_FIGURE'
    | 'TOO_MANY_STARS'
}

const LISTS = [
  'rapporteurPhrases',
  'ignoredLines',
  'departments',
  'committees',
  'policies',
  'confidentialWords',
  'numberShapes',
] as const
const MOST = 200
const LONGEST = 160
/** Each « * » multiplies the ways to read one line: with two of them, the slowest line takes milliseconds. */
const MOST_STARS = 2
const MOST_RUNS = 4

type Report = (path: string, code: ProfileProblem['code']) => void
type Found = Readonly<Record<string, unknown>>

/** Every fault of a profile that came from outside, precisely placed; none: it is an `ExtractionProfile`. Pure. */
export function profileProblems(value: unknown): ProfileProblem[] {
  const problems: ProfileProblem[] = []
  const report: Report = (path, code) => problems.push({ path, code })
  if (!isRecord(value)) return [{ path: '', code: 'NOT_AN_OBJECT' }]
  keys(value, ['version', 'name', 'base', 'labels', 'headings', ...LISTS], '', report)
  if ('version' in value && value.version !== 1) report('version', 'UNKNOWN_VALUE')
  if ('base' in value && value.base !== 'FRENCH' && value.base !== 'NONE') report('base', 'UNKNOWN_VALUE')
  if ('name' in value) text(value.name, 'name', report)
  group(value, 'labels', PROFILE_LABELS, report)
  group(value, 'headings', PROFILE_HEADINGS, report)
  for (const list of LISTS) if (list in value) words(value[list], list, report)
  ambiguousLabels(value.labels, report)
  return problems
}

/** The profile when it has no fault, else null. */
export const asProfile = (value: unknown): ExtractionProfile | null =>
  profileProblems(value).length === 0 ? (value as ExtractionProfile) : null

function group(value: Found, key: 'labels' | 'headings', names: readonly string[], report: Report): void {
  if (!(key in value)) return
  const found = value[key]
  if (!isRecord(found)) return report(key, 'NOT_AN_OBJECT')
  keys(found, names, `${key}.`, report)
  for (const name of names) if (name in found) words(found[name], `${key}.${name}`, report)
}

function keys(value: Found, expected: readonly string[], prefix: string, report: Report): void {
  for (const key of expected) if (!(key in value)) report(prefix + key, 'MISSING')
  for (const key of Object.keys(value)) if (!expected.includes(key)) report(prefix + key, 'UNKNOWN_KEY')
}

function words(list: unknown, path: string, report: Report): void {
  if (!Array.isArray(list)) return report(path, 'NOT_A_LIST')
  if (list.length > MOST) report(path, 'TOO_MANY')
  const seen = new Set<string>()
  list.slice(0, MOST).forEach((entry: unknown, index) => {
    const at = `${path}.${index}`
    if (!text(entry, at, report)) return
    const key = entry.trim().toLowerCase()
    if (seen.has(key)) report(at, 'TWICE')
    seen.add(key)
    meaning(path, entry, at, report)
  })
}

function meaning(path: string, entry: string, at: string, report: Report): void {
  if (isSlow(path, entry)) report(at, 'TOO_MANY_STARS')
  if (path === 'rapporteurPhrases' && entry.split('{nom}').length !== 2) report(at, 'NEEDS_NAME')
  if (path === 'numberShapes') {
    if (!entry.includes('#')) report(at, 'NEEDS_FIGURE')
  } else if (!/\p{L}{2}/u.test(entry.replace('{nom}', ''))) report(at, 'NEEDS_WORDS')
}

/** « * » in words, « #+ » in shapes of numbers: few, and no two « #+ » side by side. */
function isSlow(path: string, entry: string): boolean {
  const count = (sign: string): number => entry.split(sign).length - 1
  if (path === 'numberShapes') return count('#+') > MOST_RUNS || /#\+\s*#/u.test(entry)
  return count('*') > MOST_STARS
}

function text(value: unknown, path: string, report: Report): value is string {
  if (typeof value !== 'string') report(path, 'NOT_TEXT')
  else if (value.trim() === '') report(path, 'EMPTY')
  else if (value.length > LONGEST) report(path, 'TOO_LONG')
  else return true
  return false
}

/** A word that would announce two fields announces neither. */
function ambiguousLabels(labels: unknown, report: Report): void {
  if (!isRecord(labels)) return
  const homes = new Map<string, string>()
  for (const name of PROFILE_LABELS) {
    const list: unknown = labels[name]
    if (!Array.isArray(list)) continue
    list.forEach((entry: unknown, index) => {
      if (typeof entry !== 'string') return
      const key = entry.trim().toLowerCase()
      const home = homes.get(key)
      if (home !== undefined && home !== name) report(`labels.${name}.${index}`, 'IN_TWO_LISTS')
      homes.set(key, name)
    })
  }
}

const isRecord = (value: unknown): value is Found =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
