import type { BundleItem, BundleResult, BundleSpec } from '../types.ts'
import type { ImportedPage } from './import-pages.ts'

/** The documents of one item, copied, in order. */
export interface ImportedItem {
  readonly item: BundleItem
  readonly documents: readonly (readonly ImportedPage[])[]
}

export const itemsOf = (spec: BundleSpec): BundleItem[] =>
  spec.agenda.sections.flatMap(({ items }) => [...items])
export const pagesOf = ({ documents }: ImportedItem): number =>
  documents.reduce((sum, pages) => sum + pages.length, 0)

/** Where each item and document starts, counted from 1 after `before` pages; null when it has no page. */
export function placesOf(items: readonly ImportedItem[], before: number): BundleResult['items'] {
  let next = before + 1
  return items.map(({ item, documents }) => {
    const first = next
    const placed = documents.map((pages, i) => {
      const place = { id: item.documents[i]?.id ?? '', firstPage: next, pages: pages.length }
      next += pages.length
      return place
    })
    return { id: item.id, firstPage: next > first ? first : null, documents: placed }
  })
}

/**
 * Fills a stamp's template. Parts are separated by « – »: one that speaks of a number which the item has not is left out.
 */
export function stampText(template: string, number: string, page: number, pages: number): string {
  return template
    .split(' – ')
    .filter((part) => number !== '' || !part.includes('{number}'))
    .join(' – ')
    .replaceAll('{number}', number)
    .replaceAll('{pages}', String(pages))
    .replaceAll('{page}', String(page))
}
