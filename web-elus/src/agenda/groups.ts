import type { Convocation, ConvocationItem } from '@hemicycle/contract'
import { foldText } from '@hemicycle/domain'

type Section = Convocation['sections'][number]
export interface Group {
  readonly key: string
  /** Null for reports outside any section: they have no heading. */
  readonly title: string | null
  readonly items: readonly ConvocationItem[]
}

/** The agenda in its own order, cut where the section changes. */
export function groupItems(items: readonly ConvocationItem[], sections: readonly Section[]): Group[] {
  const titles = new Map(sections.map((section) => [section.id, titleOf(section)]))
  const groups: { key: string; sectionId: string | null; title: string | null; items: ConvocationItem[] }[] =
    []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && last.sectionId === item.sectionId) last.items.push(item)
    else
      groups.push({
        key: item.id,
        sectionId: item.sectionId,
        title: titles.get(item.sectionId ?? '') ?? null,
        items: [item],
      })
  }
  return groups
}

const titleOf = ({ code, title }: Section): string => (code && code !== title ? `${code} – ${title}` : title)

/** Reports whose number, title, rapporteur, department or annexes hold every word typed, accents or not. */
export function matching(items: readonly ConvocationItem[], text: string): readonly ConvocationItem[] {
  const words = foldText(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  return items.filter((item) => {
    const said = [item.number, item.title, item.rapporteur, item.department, ...annexTitles(item)]
    const all = foldText(said.filter(Boolean).join(' '))
    return words.every((word) => all.includes(word))
  })
}

/** The readable report before or after one; a withdrawn report is stepped over. */
export function neighbour(
  items: readonly ConvocationItem[],
  itemId: string,
  step: 1 | -1,
): ConvocationItem | null {
  const readable = items.filter((item) => item.id === itemId || isReadable(item))
  return readable[readable.findIndex((item) => item.id === itemId) + step] ?? null
}

export const isReadable = (item: ConvocationItem): boolean => !item.withdrawn && item.pages > 0

/** « 4 annexes » counts the attached pieces, not the projet de délibération. */
export const annexes = (item: ConvocationItem): number =>
  item.documents.filter((one) => one.kind === 'ANNEX').length

/** What they are called; what was sent before titles were kept has none. */
export const annexTitles = (item: ConvocationItem): string[] =>
  item.documents.flatMap(({ kind, title }) => (kind === 'ANNEX' && title ? [title] : []))
