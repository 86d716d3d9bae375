import type { BodyBookmark } from '../body/body.ts'
import { settle } from '../body/fragment.ts'
import type { BundleResult, BundleSpec } from '../types.ts'
import type { Placed, PlacedItem } from './places.ts'
import type { Bookmark } from './write-outline.ts'

/** « Ordre du jour » first, then each item, under it its documents when it has several, under each document its own outline. */
export function bookmarksOf(
  spec: BundleSpec,
  items: readonly PlacedItem[],
  places: BundleResult['items'],
  list: string | null,
  topOf: (page: number) => string,
): Bookmark[] {
  const bookmarks: Bookmark[] = []
  if (list)
    bookmarks.push({
      title: spec.agenda.heading ?? 'Ordre du jour',
      entries: `/Dest${list}`,
      children: [],
      open: false,
    })
  items.forEach(({ item, documents }, i) => {
    const place = places[i]
    if (!place || place.firstPage === null) return
    const own = documents.map((document, d) => ({
      title: document.label,
      entries: `/Dest${topOf(place.documents[d]?.firstPage ?? 1)}`,
      children: ownBookmarks(document),
      open: false,
    }))
    const shown = own.filter((_, d) => (place.documents[d]?.pages ?? 0) > 0)
    const title = [item.number, item.title].filter((part) => part !== '').join(' – ')
    if (title === '') return
    const children = shown.length > 1 ? shown : (shown[0]?.children ?? [])
    bookmarks.push({ title, entries: `/Dest${topOf(place.firstPage)}`, children, open: false })
  })
  return bookmarks
}

function ownBookmarks({ body, base }: Placed): Bookmark[] {
  const convert = ({ title, destination, entries, open, children }: BodyBookmark): Bookmark => ({
    title,
    entries: settle(`${destination ? `/Dest ${destination}` : ''}${entries}`, base),
    children: children.map(convert),
    open,
  })
  return body.outline.map(convert)
}
