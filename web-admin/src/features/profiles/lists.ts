import type { ReadingProfile } from '@hemicycle/contract'
import * as fr from '../../i18n/fr.ts'

const words = fr.profiles
export type ListPath = keyof typeof words.fields
type Lists = Readonly<Record<string, readonly string[]>>

/** The lists of a profile, in the parts in which a clerk reads them. */
export const PARTS = [
  {
    id: 'labels',
    lists: [
      'labels.title',
      'labels.rapporteur',
      'labels.department',
      'labels.committee',
      'labels.policy',
      'labels.reportNumber',
      'labels.actNumber',
      'labels.other',
    ],
  },
  { id: 'headings', lists: ['headings.report', 'headings.deliberation', 'headings.annex'] },
  { id: 'names', lists: ['departments', 'committees', 'policies'] },
  { id: 'others', lists: ['rapporteurPhrases', 'ignoredLines', 'confidentialWords', 'numberShapes'] },
] as const satisfies readonly { id: keyof typeof words.parts; lists: readonly ListPath[] }[]

/** One text a list, one entry a line: what a clerk edits, and pastes from elsewhere. */
export interface ProfileForm {
  name: string
  base: ReadingProfile['base']
  lists: Record<string, string>
}

const PATHS: readonly ListPath[] = PARTS.flatMap(({ lists }) => [...lists])

function listAt(profile: ReadingProfile, path: ListPath): readonly string[] {
  const [group, name] = path.split('.')
  const found = (profile as unknown as Record<string, unknown>)[group ?? '']
  return name ? ((found as Lists)[name] ?? []) : (found as readonly string[])
}

export const formOf = (profile: ReadingProfile): ProfileForm => ({
  name: profile.name,
  base: profile.base,
  lists: Object.fromEntries(PATHS.map((path) => [path, listAt(profile, path).join('\n')])),
})

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The profile that a form says. Blank lines say nothing. */
export function profileOf({ name, base, lists }: ProfileForm): ReadingProfile {
  const list = (path: ListPath): string[] => linesOf(lists[path] ?? '')
  return {
    version: 1,
    name: name.trim(),
    base,
    labels: {
      title: list('labels.title'),
      rapporteur: list('labels.rapporteur'),
      department: list('labels.department'),
      committee: list('labels.committee'),
      policy: list('labels.policy'),
      reportNumber: list('labels.reportNumber'),
      actNumber: list('labels.actNumber'),
      other: list('labels.other'),
    },
    headings: {
      report: list('headings.report'),
      deliberation: list('headings.deliberation'),
      annex: list('headings.annex'),
    },
    rapporteurPhrases: list('rapporteurPhrases'),
    ignoredLines: list('ignoredLines'),
    departments: list('departments'),
    committees: list('committees'),
    policies: list('policies'),
    confidentialWords: list('confidentialWords'),
    numberShapes: list('numberShapes'),
  }
}

/** What the server said of each list: the line, its words and what is wrong with it. */
export function faultsOf(
  violations: readonly { field: string; reason: string }[],
  profile: ReadingProfile,
): Readonly<Record<string, string>> {
  const found: Record<string, string[]> = {}
  for (const { field, reason } of violations) {
    const path = PATHS.find((one) => field === one || field.startsWith(`${one}.`))
    const why = words.faults[reason] ?? fr.register.wrongValue
    if (!path) (found[field] ??= []).push(field === 'name' ? words.nameFault : why)
    else (found[path] ??= []).push(sentence(field.slice(path.length + 1), listAt(profile, path), why))
  }
  return Object.fromEntries(Object.entries(found).map(([path, all]) => [path, all.join(' ')]))
}

const sentence = (index: string, list: readonly string[], why: string): string =>
  index === '' ? `${why}.` : words.fault(Number(index) + 1, list[Number(index)] ?? '', why)
