import type { MyPublication } from '@hemicycle/contract'
import { type AidTheme, type Beneficiary, type InfoCategory, type PublicationKind } from '@hemicycle/domain'
import { foldText, type IconName } from '@hemicycle/ui'

export interface Section {
  readonly kind: PublicationKind
  readonly path: string
  readonly icon: IconName
}

/** The sections of what is published. */
export const SECTIONS: readonly Section[] = [
  { kind: 'AID', path: 'aides', icon: 'euro' },
  { kind: 'RULES', path: 'reglement', icon: 'scale' },
  { kind: 'MINUTES', path: 'proces-verbaux', icon: 'journal' },
  { kind: 'INFO', path: 'documents', icon: 'info' },
]

export const sectionOf = (kind: PublicationKind): Section =>
  SECTIONS.find((one) => one.kind === kind) as Section

export interface Criteria {
  readonly words: string
  readonly theme: string
  readonly beneficiary: string
  readonly year: string
  readonly category: string
}
export const NO_CRITERIA: Criteria = { words: '', theme: '', beneficiary: '', year: '', category: '' }

export const yearOf = ({ effectiveOn, publishedAt }: MyPublication): string =>
  (effectiveOn ?? publishedAt).slice(0, 4)

/** What answers all the criteria; words are looked for in the title and the first lines, accents left aside. */
export function matching(all: readonly MyPublication[], criteria: Criteria): MyPublication[] {
  const words = foldText(criteria.words).split(/\s+/u).filter(Boolean)
  return all.filter((one) => {
    const text = foldText(`${one.title} ${one.summary}`)
    return words.every((word) => text.includes(word)) && fits(one, criteria)
  })
}

function fits(one: MyPublication, { theme, beneficiary, year, category }: Criteria): boolean {
  const { details } = one
  if (year !== '' && yearOf(one) !== year) return false
  if (details.kind === 'AID')
    return (
      (theme === '' || details.theme === theme) &&
      (beneficiary === '' || details.beneficiaries.includes(beneficiary as Beneficiary))
    )
  return details.kind !== 'INFO' || category === '' || details.category === category
}

const count = <T extends string>(values: readonly T[]): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The values that each criterion can take in a list, with how many would be left. */
export function choices(all: readonly MyPublication[]) {
  const details = all.map((one) => one.details)
  const aids = details.filter((one) => one.kind === 'AID')
  return {
    themes: count<AidTheme>(aids.map((one) => one.theme)),
    beneficiaries: count<Beneficiary>(aids.flatMap((one) => one.beneficiaries)),
    categories: count<InfoCategory>(details.flatMap((one) => (one.kind === 'INFO' ? [one.category] : []))),
    years: count(all.map(yearOf)),
  }
}
