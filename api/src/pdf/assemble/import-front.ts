import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFObjectCopier,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFPageLeaf,
} from 'pdf-lib'
import type { ImportedPage } from './import-pages.ts'

const key = (name: string) => PDFName.of(name)

/** Copies the cover and the list with their tags. The rest of the bundle has none, so it is not announced as tagged. */
export function importFront(source: PDFDocument, target: PDFDocument): ImportedPage[] {
  const copier = PDFObjectCopier.for(source.context, target.context)
  const pages = source.getPages().map(({ ref }) => {
    const copied = copier.copy(ref)
    return { ref: copied, leaf: target.context.lookup(copied, PDFDict) as PDFPageLeaf }
  })
  const tags = source.catalog.get(key('StructTreeRoot'))
  if (tags) target.catalog.set(key('StructTreeRoot'), copier.copy(tags))
  return pages
}

/** Gives each link of the list the page it names; a name that leads nowhere is left out. */
export function aimLinks(
  pages: readonly ImportedPage[],
  destinationOf: (name: string) => PDFArray | undefined,
) {
  for (const { leaf } of pages) {
    const annots = leaf.lookup(key('Annots'))
    if (!(annots instanceof PDFArray)) continue
    for (let i = 0; i < annots.size(); i++) {
      const annot = annots.lookup(i)
      if (!(annot instanceof PDFDict)) continue
      const action = annot.lookup(key('A'))
      const name = action instanceof PDFDict ? action.lookup(key('D')) : undefined
      if (!(name instanceof PDFString)) continue
      const destination = destinationOf(name.decodeText())
      const reference = annot.get(key('A'))
      if (reference instanceof PDFRef) leaf.context.delete(reference)
      annot.delete(key('A'))
      if (destination) annot.set(key('Dest'), destination)
    }
  }
}
