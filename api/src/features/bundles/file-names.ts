import { pieceLabel } from '@hemicycle/domain'
import type { Manifest } from '../dispatches/queries.ts'
import type { EditionItem, PieceTitle } from './source.ts'

const LONGEST = 100
const KIND_LABELS = {
  REPORT: 'Rapport',
  DELIBERATION: 'Projet de délibération',
  ANNEX: 'Annexe',
  OTHER: 'Pièce',
} as const

/** What a document is called in the list, in the outline and among the files. */
export const labelOf = (kind: keyof typeof KIND_LABELS | null, title: PieceTitle = {}): string =>
  pieceLabel(KIND_LABELS[kind ?? 'OTHER'], title)

/** What no file system takes, and what would make a folder of a name. */
const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '')

/** « 101 – Convention cadre »: an item as the ordre du jour calls it, as the name of a file, without an ending. */
export function itemName({ number, title }: Pick<EditionItem, 'number' | 'title'>): string {
  const words = [number ?? '', title.value ?? ''].map(clean).filter(Boolean)
  return words.join(' – ').slice(0, LONGEST).trim() || 'Sans titre'
}

/** The folder of a section, or none. */
export const folderName = (section: { readonly code: string; readonly title: string } | undefined): string =>
  section ? `${clean(`${section.code} – ${section.title}`).slice(0, LONGEST)}/` : ''

/** The files of an item: one alone has its name, several are told apart by their rank and by what they are called. */
export function documentNames(
  item: Pick<EditionItem, 'number' | 'title'>,
  labels: readonly string[],
): string[] {
  const name = itemName(item)
  if (labels.length === 1) return [`${name}.pdf`]
  return labels.map((label, i) => `${name} – ${i + 1} ${clean(label).slice(0, LONGEST).trim()}.pdf`)
}

/** Gives each name once: the second « a.pdf » is « a (2).pdf ». */
export function distinct(names: readonly string[]): string[] {
  const taken = new Map<string, number>()
  return names.map((name) => {
    const key = name.toLowerCase()
    const count = (taken.get(key) ?? 0) + 1
    taken.set(key, count)
    return count === 1 ? name : name.replace(/(\.pdf)?$/, ` (${count})$1`)
  })
}

/** Under what name an élu saves each file of an item, as it was sent. */
export function sentFileNames({ number, title, documents }: Manifest['items'][number]): Map<string, string> {
  const labels = documents.map((document) => labelOf(document.kind, document))
  const names = documentNames({ number, title: { value: title } }, labels)
  return new Map(documents.map(({ id }, index) => [id, names[index] ?? '']))
}
