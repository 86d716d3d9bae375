import type { Convocation, SearchHit } from '@hemicycle/contract'
import { passageOf, plainAnswers, type Query, readQuery } from '@hemicycle/domain'

/** Hits shown at most. */
const MOST = 100

/** A file as this device holds it: its pages, and the same without accents, which are searched first. */
export interface LocalText {
  readonly pages: readonly string[]
  readonly plain: readonly string[]
}
/** A file where it stands in a meeting. */
export type Place = Pick<SearchHit, 'itemId' | 'documentId'>
export const placesOf = ({ items }: Convocation): Place[] =>
  items.flatMap(({ id: itemId, documents }) =>
    documents.map(({ id: documentId }) => ({ itemId, documentId })),
  )

export interface Found {
  readonly hits: SearchHit[]
  readonly total: number
}

/** The same search as the service makes, in the texts that this device holds; `textOf` gives the text of a file, or nothing. */
export function searchHere(
  places: readonly Place[],
  textOf: (documentId: string) => LocalText | null,
  typed: string,
): Found {
  const query = readQuery(typed)
  if (!query) return { hits: [], total: 0 }
  const found = places.flatMap((place) =>
    pagesWith(query, textOf(place.documentId)).map((index) => ({ ...place, page: index + 1 })),
  )
  const hits = found.slice(0, MOST).map((place) => {
    const text = textOf(place.documentId)?.pages[place.page - 1] ?? ''
    return { ...place, excerpt: passageOf(query, text).map((piece) => ({ ...piece })) }
  })
  return { hits, total: found.length }
}

const pagesWith = (query: Query, text: LocalText | null): number[] =>
  (text?.plain ?? []).flatMap((plain, index) => (plainAnswers(query, plain) ? [index] : []))
