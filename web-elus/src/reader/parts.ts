import type { Convocation, ConvocationItem } from '@hemicycle/contract'
import type { FileRef } from '../common/useDownload.ts'

/** One file of what is being read. */
export interface Part extends FileRef {
  readonly pages: number
  readonly name: string
  /** What it is called beside its kind: an annexe alone has a title. */
  readonly title: string | null
  readonly mark: string | null
  readonly documentKind: ConvocationItem['documents'][number]['kind'] | null
  /** Its first page in the cahier. */
  readonly firstPage: number
  /** The page of the file that comes first: 1, save for what lies between the reports, read from the cahier's own file. */
  readonly from: number
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
      title: one.title,
      mark: one.mark,
      documentKind: one.kind,
      firstPage: one.firstPage,
      from: 1,
    }))

/**
 * The cahier page by page as it was sent: the reports' own files where they lie in it, which are the same ones that the device keeps
 * and that bear notes; what lies between them (cover, contents, dividers) from the cahier's file.
 */
export function partsOfBundle({ bundle, bodyName, items }: CahierOf): Part[] {
  const between = (first: number, end: number): Part[] => {
    const shape = {
      kind: 'BUNDLE',
      id: bundle.id,
      name: bodyName,
      title: null,
      mark: null,
      documentKind: null,
    } as const
    return end > first ? [{ ...shape, pages: end - first, firstPage: first, from: first }] : []
  }
  const files = items.flatMap(partsOfItem).sort((a, b) => a.firstPage - b.firstPage)
  const parts: Part[] = []
  let next = 1
  for (const file of files) {
    // Out of the cahier, or not as long as it was: what was sent is shown.
    if (file.firstPage < next || file.firstPage + file.pages - 1 > bundle.pages) continue
    parts.push(...between(next, file.firstPage), file)
    next = file.firstPage + file.pages
  }
  return [...parts, ...between(next, bundle.pages + 1)]
}
type CahierOf = Pick<Convocation, 'bundle' | 'bodyName' | 'items'>

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

/** Which report a file belongs to. */
export const itemOf = (items: readonly ConvocationItem[], documentId: string): string | null =>
  items.find(({ documents }) => documents.some(({ id }) => id === documentId))?.id ?? null

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
