import type { ConvocationItem, SearchHit } from '@hemicycle/contract'
import { passageOf, plainAnswers, type Query, readQuery } from '@hemicycle/domain'

/** Hits shown at most. */
const MOST = 100

/** A file as this device holds it: its pages, and the same without accents, which are searched first. */
export interface LocalText {
  readonly pages: readonly string[]
  readonly plain: readonly string[]
}

/** The same search as the service makes, in the texts that this device holds; `textOf` gives the text of a file, or nothing. */
export function searchHere(
  items: readonly ConvocationItem[],
  textOf: (documentId: string) => LocalText | null,
  typed: string,
): { hits: SearchHit[]; total: number } {
  const query = readQuery(typed)
  if (!query) return { hits: [], total: 0 }
  const found = items.flatMap((item) =>
    item.documents.flatMap(({ id }) =>
      pagesWith(query, textOf(id)).map((index) => ({
        itemId: item.id,
        documentId: id,
        page: index + 1,
      })),
    ),
  )
  const hits = found.slice(0, MOST).map((place) => {
    const text = textOf(place.documentId)?.pages[place.page - 1] ?? ''
    return { ...place, excerpt: passageOf(query, text).map((piece) => ({ ...piece })) }
  })
  return { hits, total: found.length }
}

const pagesWith = (query: Query, text: LocalText | null): number[] =>
  (text?.plain ?? []).flatMap((plain, index) => (plainAnswers(query, plain) ? [index] : []))
