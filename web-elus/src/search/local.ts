import type { ConvocationItem, SearchHit } from '@hemicycle/contract'
import { excerptOf, matchPage, readQuery } from '@hemicycle/domain'

/** Hits shown at most. */
const MOST = 100

/** The same search as the service makes, in the texts that this device holds; `textOf` gives the pages of a file, or nothing. */
export function searchHere(
  items: readonly ConvocationItem[],
  textOf: (documentId: string) => readonly string[] | null,
  typed: string,
): { hits: SearchHit[]; total: number } {
  const query = readQuery(typed)
  if (!query) return { hits: [], total: 0 }
  const found = items.flatMap((item) =>
    item.documents.flatMap(({ id }) =>
      (textOf(id) ?? []).flatMap((text, index) => {
        const words = matchPage(query, text)
        return words ? [{ itemId: item.id, documentId: id, page: index + 1, text, words }] : []
      }),
    ),
  )
  const hits = found.slice(0, MOST).map(({ text, words, ...place }) => ({
    ...place,
    excerpt: excerptOf(text, words).map((piece) => ({ ...piece })),
  }))
  return { hits, total: found.length }
}
