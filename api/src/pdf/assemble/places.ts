import type { Body } from '../body/body.ts'
import type { BundleItem, BundleResult, BundleSpec } from '../types.ts'

/** A document that is in the file: its object n has the number `base` + n. */
export interface Placed {
  readonly id: string
  readonly label: string
  readonly body: Body
  readonly base: number
}
export interface PlacedItem {
  readonly item: BundleItem
  readonly documents: readonly Placed[]
}

export const itemsOf = (spec: BundleSpec): BundleItem[] =>
  spec.agenda.sections.flatMap(({ items }) => [...items])
export const pagesOf = ({ documents }: PlacedItem): number =>
  documents.reduce((sum, { body }) => sum + body.pages.length, 0)

/**
 * Where each item and document starts, counted from 1 after `before` pages; null when it has no page. With `duplex`, an item never
 * starts on an even page.
 */
export function placesOf(
  items: readonly PlacedItem[],
  before: number,
  duplex = false,
): BundleResult['items'] {
  let next = before + 1
  return items.map((entry) => {
    const pages = pagesOf(entry)
    if (duplex && pages > 0 && next % 2 === 0) next++
    const first = next
    const documents = entry.documents.map(({ id, body }) => {
      const files = body.files.map(({ name }) => name)
      const place = { id, firstPage: next, pages: body.pages.length, files }
      next += body.pages.length
      return place
    })
    return { id: entry.item.id, firstPage: pages > 0 ? first : null, documents }
  })
}
