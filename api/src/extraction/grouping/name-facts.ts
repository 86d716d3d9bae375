import { fileNameHints } from '../file-name.ts'
import type { PartKind } from '../types.ts'
import { plainOf } from './plain.ts'
import { twinFacts, type TwinFacts } from './twin-facts.ts'

/** What the path of a file says. Words and codes are without accents nor case. */
export interface NameFacts {
  /** Folders around the file, nearest first: « lot/101/annexes », « lot/101 », « lot », « ». */
  readonly folders: readonly string[]
  readonly kind: PartKind | null
  /** The number of an item, and how well it says so: at the head of the name or after « rapport »; or anywhere within. */
  readonly number: string | null
  readonly leading: boolean
  /** The rank of an annexe among those of its item. */
  readonly rank: number | null
  /** What remains without kinds, numbers, dates, versions: the matter, « voirie communale ». */
  readonly stem: string
  /** All words of the name, to find a code in: « cp 131226 a 4 ». */
  readonly tokens: string
  /** What the name says of the same paper beside it; null for an item of a cahier. */
  readonly twin: TwinFacts | null
}

const DATE =
  /(?:^|-)(?:(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])-?(?:0[1-9]|1[0-2])-?(?:19|20)\d\d)(?=-|$)/g
/** Numbers that count something else: « lot 3 », « tome 2 », « RD 101 », « v2 », « avenant 1 ». */
const COUNTED =
  /(?:^|-)(?:versions?|v|ver|vf|pages?|p|lots?|tomes?|phases?|tranches?|avenants?|parties?|volets?|etapes?|rd|rn|d|a|route|college|parcelles?|canton|copie|final)s?-?(?:n-?o?-?)?\d+(?=-|$)/g
const RANK =
  /(?:^|-)(?:annexes?|pieces?-jointes?|pieces?|pj|ann)-?(?:n-?o?-?)?(\d{1,2}|[a-h]|[ivx]{1,4})(?=-|$)/
const LABELLED =
  /(?:^|-)(?:rapports?|rapp?|deliberations?|delibs?|del|dcm|pdd|dossiers?|points?|questions?|affaires?|no?|num)-?(?:n-?o?-?)?([a-z]?\d{1,6}(?:-\d{4})?)(?=-|$)/
const LEADING = /^(?:[rc]-?)?(\d{1,6}(?:-\d{4}(?=-\D|$))?)(?=-|$)/
const INSIDE = /(?:^|-)([rc]?\d{1,6})(?=-|$)/g
const KIND_WORDS =
  /(?:^|-)(?:rapports?|rapp?|presentation|deliberations?|delibs?|del|dcm|pdd|projets?|annexes?|ann|pieces?|jointes?|pj|notes?|synthese|explicative|version|vf|def|definitif|final|signe|copie|scan|de|du|des|la|le|les|l|d|et|au|aux|a|en|n|no|num|cp|cd|cm|seance|commission|permanente)(?=-|$)/g

const baseOf = (name: string): string => name.replace(/\.[\p{L}\d]{2,5}$/u, '')

/** The facts of a path. Names are advice: numbers that could be a year, a road or a lot are no number of an item. Pure. */
export function nameFacts(path: string): NameFacts {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  const base = plainOf(baseOf(name))
  const own = numberIn(base)
  const above = [...parts]
    .reverse()
    .map((folder) => numberIn(plainOf(folder)))
    .find((one) => one?.leading)
  // « 7218 - Habitat/Délibération 1.pdf »: the folder has the number, the file its rank.
  const found = above && (!own || own.number.length < Math.min(3, above.number.length)) ? above : own
  return {
    folders: parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).concat(''),
    kind: fileNameHints(name).kind,
    number: found?.number ?? null,
    leading: found?.leading ?? false,
    rank: rankOf(RANK.exec(base)?.[1]),
    stem: stemOf(base),
    tokens: ` ${base.replaceAll('-', ' ')} `,
    twin: twinFacts(baseOf(name)),
  }
}

function numberIn(base: string): { readonly number: string; readonly leading: boolean } | null {
  const bare = base.replace(DATE, '-').replace(/^-+/, '')
  const leading = LEADING.exec(bare)?.[1] ?? LABELLED.exec(bare)?.[1]
  if (leading && !isYear(leading)) return { number: canonical(leading), leading: true }
  const rest = bare.replace(RANK, '-').replace(COUNTED, '-').replaceAll('-', '--')
  const inside = [...rest.matchAll(INSIDE)].map(([, digits = '']) => digits).find((digits) => !isYear(digits))
  return inside ? { number: canonical(inside), leading: false } : null
}

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits)

/** « 007 », « 7 »: the same; « R0701 » and « 701 » too; « 101 » and « 1010 » never. */
export const canonical = (number: string): string => number.replace(/^[a-z]+-?/, '').replace(/^0+(?=\d)/, '')

function stemOf(base: string): string {
  const words = base.replace(DATE, '-').replace(RANK, '-').replaceAll('-', '--')
  return words
    .replace(KIND_WORDS, '-')
    .replace(/(?:^|-)[a-z]?\d+(?=-|$)/g, '-')
    .split('-')
    .filter((word) => word.length > 1)
    .join(' ')
}

/** The words that matter in a title, to compare with the stem of a name. */
export const matterOf = (title: string): string => stemOf(plainOf(title))

function rankOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^\d+$/.test(text)) return Number(text)
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].indexOf(text)
  return roman >= 0 ? roman + 1 : text.length === 1 ? text.charCodeAt(0) - 96 : null
}
