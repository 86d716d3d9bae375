import { type AgendaItem, FIELD_NAMES } from '@hemicycle/contract'
import { needsFile } from '@hemicycle/domain'
import { foldText, plural } from '@hemicycle/ui'

export interface Filter {
  readonly text: string
  readonly kinds: readonly FilterKind[]
}
/** What the chips of the bar leave; several add up. */
export type FilterKind = 'TO_CHECK' | 'NO_FILE' | 'CONFIDENTIAL'

export const fieldsToCheck = (item: AgendaItem): number =>
  item.withdrawnAt ? 0 : FIELD_NAMES.filter((name) => item[name].toCheck).length

export const lacksFile = (item: AgendaItem): boolean =>
  !item.withdrawnAt && needsFile(item.nature) && item.documents.length === 0

const KINDS: Readonly<Record<FilterKind, (item: AgendaItem) => boolean>> = {
  TO_CHECK: (item) => fieldsToCheck(item) > 0,
  NO_FILE: lacksFile,
  CONFIDENTIAL: (item) => item.confidential,
}

/** The items that match: every word must be in the number, title, rapporteur, direction or name of a piece; accents do not count. */
export function filterItems(items: readonly AgendaItem[], filter: Filter): AgendaItem[] {
  const words = foldText(filter.text).split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    if (filter.kinds.length > 0 && !filter.kinds.some((kind) => KINDS[kind](item))) return false
    if (words.length === 0) return true
    const text = textOf(item)
    return words.every((word) => text.includes(word))
  })
}

const texts = new WeakMap<AgendaItem, string>()
/** What is searched in an item, folded once: an item that changes is another object. */
function textOf(item: AgendaItem): string {
  const known = texts.get(item)
  if (known !== undefined) return known
  const fields = FIELD_NAMES.map((name) => item[name].value)
  const values = [item.number, ...fields, ...item.documents.map((d) => d.name)]
  const text = foldText(values.filter(Boolean).join(' '))
  texts.set(item, text)
  return text
}

/**
 * « M. Santerre » for « M. Olivier Santerre » and « Monsieur Olivier SANTERRE », « VIGNAL » for « Patrick VIGNAL »: the column has no
 * room for more, the sheet says it all.
 */
export function shortPerson(name: string | null): string {
  const [, civility, last] = /^(M\.|Mme|MM\.|Mmes|Monsieur|Madame)\s+\S+\s+(.+)$/u.exec(name ?? '') ?? []
  if (civility && last) return `${CIVILITIES[civility] ?? civility}\u00a0${inSmallLetters(last)}`
  const [, capitals] = /^\p{Lu}[\p{L}-]*\p{Ll}\s+([\p{Lu}\s'’-]+)$/u.exec(name ?? '') ?? []
  return capitals ?? name ?? ''
}

const CIVILITIES: Readonly<Record<string, string>> = { Monsieur: 'M.', Madame: 'Mme' }

/** « Le Goff » for « LE GOFF »; a name with small letters is left as it is written. */
const inSmallLetters = (name: string): string =>
  /\p{Ll}/u.test(name)
    ? name
    : name.toLowerCase().replace(/(^|[\s'’-])\p{Ll}/gu, (start) => start.toUpperCase())

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

/** The label of one, or how many they are. */
export const labelOfAll = (items: readonly AgendaItem[]): string =>
  items.length === 1 && items[0] ? labelOf(items[0]) : plural(items.length, 'point')
