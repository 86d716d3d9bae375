import type { DocumentRow } from '@hemicycle/contract'

/** One item of a cahier: its pages, and whether its beginning is sure. */
export interface CahierItem {
  readonly key: string
  readonly firstPage: number
  readonly lastPage: number
  readonly number: string | null
  readonly title: string
  readonly doubtful: boolean
}

/** A file cut into several items, for the clerk to look over. */
export interface Cahier {
  readonly file: DocumentRow
  readonly pieces: readonly DocumentRow[]
  readonly items: readonly CahierItem[]
}

const SURE = 0.8

/** Files cut into several items. A report with its own projet de délibération in one file is no decision. */
export function cahiersOf(documents: readonly DocumentRow[], titles: ReadonlyMap<string, string>): Cahier[] {
  return documents
    .filter((file) => file.container === 'CAHIER')
    .map((file) => {
      const pieces = documents.filter((one) => one.sourceId === file.id && one.firstPage !== null)
      return { file, pieces, items: itemsOf(pieces, titles) }
    })
    .filter(({ items }) => items.length > 1)
}

function itemsOf(pieces: readonly DocumentRow[], titles: ReadonlyMap<string, string>): CahierItem[] {
  const groups = new Map<string, DocumentRow[]>()
  for (const piece of pieces) {
    const key = piece.itemId ?? piece.id
    groups.set(key, [...(groups.get(key) ?? []), piece])
  }
  return [...groups].map(([key, own]) => ({
    key,
    firstPage: Math.min(...own.map((one) => one.firstPage ?? 1)),
    lastPage: Math.max(...own.map((one) => one.lastPage ?? 1)),
    number: own[0]?.number ?? null,
    title: titles.get(key) ?? own[0]?.name ?? '',
    doubtful: own.some(({ placement }) => placement !== null && placement.confidence < SURE),
  }))
}

/** Files that nobody could place, and reports that look like two of one. */
export const doubtsOf = (documents: readonly DocumentRow[]): DocumentRow[] =>
  documents.filter(
    ({ state, container, itemId, placement }) =>
      state === 'READY' &&
      container === null &&
      placement?.doubt != null &&
      placement.by === 'READING' &&
      itemId === null,
  )

/** Spreadsheets of the ordre du jour that wait to be applied. */
export const listsOf = (documents: readonly DocumentRow[]): DocumentRow[] =>
  documents.filter(({ container }) => container === 'LIST')

/** Whole files whose pages are pictures. */
export const scansOf = (documents: readonly DocumentRow[]): DocumentRow[] =>
  documents.filter(({ notes, firstPage }) => firstPage === null && notes.includes('NO_TEXT'))
