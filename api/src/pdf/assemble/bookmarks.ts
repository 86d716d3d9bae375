import type { PDFArray } from 'pdf-lib'
import type { BundleResult, BundleSpec } from '../types.ts'
import type { Bookmark } from './outline.ts'

type Destination = (page: number | null | undefined) => PDFArray | undefined

/** « Ordre du jour » first, then each item, and under it its documents when it has several. */
export function bookmarksOf(
  spec: BundleSpec,
  places: BundleResult['items'],
  front: number,
  destination: Destination,
): Bookmark[] {
  const list = front > 0 && spec.printAgenda !== false ? destination(spec.cover ? 2 : 1) : undefined
  const bookmarks: Bookmark[] = list
    ? [{ title: spec.agenda.heading ?? 'Ordre du jour', destination: list }]
    : []
  const items = spec.agenda.sections.flatMap((section) => section.items)
  items.forEach((item, i) => {
    const place = places[i]
    const target = destination(place?.firstPage)
    if (!place || !target) return
    const children = item.documents.flatMap(({ label }, d) => {
      const page = destination(place.documents[d]?.firstPage)
      return page ? [{ title: label, destination: page }] : []
    })
    const title = [item.number, item.title].filter((part) => part !== '').join(' – ')
    bookmarks.push({ title, destination: target, children: children.length > 1 ? children : [] })
  })
  return bookmarks
}
