import { foldText } from '@hemicycle/domain'
import type { Profile } from '../profiles/profile.ts'
import { joinLines } from '../text/blocks.ts'
import { alike, type Line } from '../text/lines.ts'
import type { Field, PartKind } from '../types.ts'
import { fieldOf, type Reading } from './page.ts'

const RANK = String.raw`(?:n\s?[°º]\s*)?(?:\d{1,2}|[A-Z]|[IVX]{1,4})`
/** « Annexe 2 : plan de situation », « Annexe n° 3 – Convention ». */
const LISTED = new RegExp(
  String.raw`^[•▪◦*–—-]?\s*(?:annexe|pi[èe]ce\s+jointe|pj)\s*${RANK}?\s*[:–—-]\s*(?<title>\S.{2,160})$`,
  'iu',
)
const HEAD = new RegExp(
  String.raw`^(?:annexe|pi[èe]ce\s+jointe)s?\s*(?:${RANK})?(?:\s+(?:à\s+la\s+d[ée]lib|au\s+rapport).{0,60})?$`,
  'iu',
)
const LIST_HEAD =
  /^(?:liste\s+des\s+)?(?:annexes|pi[èe]ces\s+(?:jointes|annex[ée]es)|p\.?j\.?|documents\s+annex[ée]s)\s*(?:\(\d+\))?\s*:?$/iu
const INLINE = /^(?:annexes?|pi[èe]ces?\s+jointes?|p\.?j\.?)\s*:\s*(?<titles>\S.*)$/iu
const ITEM = /^(?:[•▪◦*–—-]|\d{1,2}\s*[.)°]|[a-z]\))\s*(?<title>\S.{2,160})$/u
const MOST = 30

/** Titles of annexes: the one printed on an annexe, those a report lists. */
export function findAnnexTitles(reading: Reading, profile: Profile, kind: PartKind): Field[] {
  const found = kind === 'ANNEX' ? [own(reading, profile)] : [...listed(reading.lines)]
  const seen = new Set<string>()
  return found
    .filter((field): field is Field => field !== null)
    .filter(
      ({ value }) => foldText(value).length > 2 && !seen.has(foldText(value)) && seen.add(foldText(value)),
    )
    .slice(0, MOST)
}

/** Under « ANNEXE 2 » stands its title, when it is a few words and no cell of a table. */
function own({ firstPage, height }: Reading, { kinds }: Profile): Field | null {
  const at = firstPage.findIndex(({ text }) => kinds.annex.some((pattern) => pattern.test(text)))
  const head = firstPage[at]
  if (!head || head.y < 0.5 * height) return null
  const inline = LISTED.exec(head.text)?.groups?.title
  if (inline) {
    const more = firstPage[at + 1]
    const goesOn =
      more && alike(more, head) && head.y - more.y < 1.6 * head.size && /^\p{Ll}/u.test(more.text)
    return fieldOf(
      goesOn ? joinLines([{ text: inline }, more]) : inline,
      0.85,
      goesOn ? [head, more] : [head],
    )
  }
  if (!HEAD.test(head.text)) return null
  const below = firstPage[at + 1]
  if (!below || isCell(below, firstPage) || below.text.length > 140 || !/\p{L}{3}/u.test(below.text))
    return null
  const second = firstPage[at + 2]
  const two =
    second && alike(second, below) && below.y - second.y < 1.6 * below.size && !isCell(second, firstPage)
  const lines = two && (below.bold || below.size > 11.5) ? [below, second] : [below]
  return fieldOf(joinLines(lines), below.bold || below.size > head.size - 1 ? 0.72 : 0.6, lines)
}

const isCell = (line: Line, lines: readonly Line[]): boolean =>
  lines.some((other) => other !== line && other.page === line.page && Math.abs(other.y - line.y) < 2)

function* listed(lines: readonly Line[]): Generator<Field> {
  let inList = false
  for (const line of lines) {
    const single = LISTED.exec(line.text)?.groups?.title
    const titles = INLINE.exec(line.text)?.groups?.titles
    const item: string | undefined = inList ? ITEM.exec(line.text)?.groups?.title : undefined
    if (single) yield fieldOf(tidy(single), 0.85, [line])
    else if (titles && /\p{L}{4}/u.test(titles))
      for (const title of titles.split(/\s*;\s*/u)) yield fieldOf(tidy(title), 0.78, [line])
    else if (item) yield fieldOf(tidy(item), 0.78, [line])
    inList = LIST_HEAD.test(line.text) || (inList && (item !== undefined || single !== undefined))
  }
}

const tidy = (title: string): string => title.replace(/[\s;.,]+$/u, '').trim()
