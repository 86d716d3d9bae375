import type { Convocation, ConvocationItem } from '@hemicycle/contract'
import type { FileRef } from '../common/useDownload.ts'

/** One file of what is being read. */
export interface Part extends FileRef {
  readonly pages: number
  readonly name: string
  readonly documentKind: ConvocationItem['documents'][number]['kind'] | null
  /** Its first page in the cahier. */
  readonly firstPage: number
}

/** The report and its pieces, one after the other, as they are in the cahier. */
export const partsOfItem = (item: Pick<ConvocationItem, 'documents'>): Part[] =>
  item.documents
    .filter((one) => one.pages > 0)
    .map((one) => ({
      kind: 'DOCUMENT',
      id: one.id,
      pages: one.pages,
      name: one.name,
      documentKind: one.kind,
      firstPage: one.firstPage,
    }))

export const partsOfBundle = ({ bundle, bodyName }: Convocation): Part[] => [
  { kind: 'BUNDLE', id: bundle.id, pages: bundle.pages, name: bodyName, documentKind: null, firstPage: 1 },
]

export const pagesOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.pages, 0)

/** The file that holds a page (from 1, over all parts), and the page inside it. */
export function locate(
  parts: readonly Part[],
  page: number,
): { part: Part; index: number; inner: number } | null {
  let before = 0
  for (const [index, part] of parts.entries()) {
    if (page <= before + part.pages) return page >= 1 ? { part, index, inner: page - before } : null
    before += part.pages
  }
  return null
}

/** The page of the cahier that shows a page being read. */
export function bundlePage(parts: readonly Part[], page: number): number {
  const place = locate(parts, page)
  return place ? place.part.firstPage + place.inner - 1 : 1
}

/** The first page of a part, over all parts. */
export const startOf = (parts: readonly Part[], index: number): number => pagesOf(parts.slice(0, index)) + 1

/** Which report a page of the cahier belongs to, and the page inside the report; null in the front matter. */
export function itemAt(
  items: readonly ConvocationItem[],
  page: number,
): { item: ConvocationItem; page: number } | null {
  for (const item of items) {
    const parts = partsOfItem(item)
    for (const [index, part] of parts.entries())
      if (page >= part.firstPage && page < part.firstPage + part.pages)
        return { item, page: startOf(parts, index) + page - part.firstPage }
  }
  return null
}
