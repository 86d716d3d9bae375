import { type AgendaItem, FIELD_NAMES } from '@hemicycle/contract'

export interface Filter {
  readonly text: string
  readonly toCheck: boolean
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const fieldsToCheck = (item: AgendaItem): number =>
  item.withdrawnAt ? 0 : FIELD_NAMES.filter((name) => item[name].toCheck).length

/** The items that match: every word must be in the number, title, rapporteur, direction or name of a piece; accents do not count. */
export function filterItems(items: readonly AgendaItem[], filter: Filter): AgendaItem[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    if (filter.toCheck && fieldsToCheck(item) === 0) return false
    const values = [
      item.number,
      ...FIELD_NAMES.map((name) => item[name].value),
      ...item.documents.map((d) => d.name),
    ]
    const text = fold(values.filter(Boolean).join(' '))
    return words.every((word) => text.includes(word))
  })
}

/** « M. Santerre » for « M. Olivier Santerre », « VIGNAL » for « Patrick VIGNAL »: the column has no room for more, the sheet says it all. */
export function shortPerson(name: string | null): string {
  const [, civility, last] = /^(M\.|Mme|MM\.|Mmes)\s+\S+\s+(.+)$/u.exec(name ?? '') ?? []
  if (civility && last) return `${civility}\u00a0${last}`
  const [, capitals] = /^\p{Lu}[\p{L}-]*\p{Ll}\s+([\p{Lu}\s'’-]+)$/u.exec(name ?? '') ?? []
  return capitals ?? name ?? ''
}

/** « Environnement » for « Direction de l’environnement ». */
export function shortDepartment(name: string | null): string {
  const rest = (name ?? '').replace(
    /^direction\s+(générale\s+)?(de\s+la\s+|de\s+l[’']|des\s+|du\s+|de\s+|)/iu,
    '',
  )
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** « R1206 », or the beginning of the title while there is no number. */
export const labelOf = (item: AgendaItem, number: string | null = item.number): string =>
  number ?? shorten(item.title.value ?? '')

export const shorten = (text: string, length = 28): string =>
  text.length <= length ? text : `${text.slice(0, length).trimEnd()}…`
