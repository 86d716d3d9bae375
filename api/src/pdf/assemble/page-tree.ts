import { PDFName, type PDFDict, type PDFDocument, type PDFRef } from 'pdf-lib'
import type { ImportedPage } from './import-pages.ts'

/** A reader that asks for page 2 500 goes down two short lists instead of through one of thousands. */
const WIDTH = 64

interface Node {
  readonly ref: PDFRef
  readonly dict: PDFDict
  readonly count: number
}

/** Makes these pages, in this order, the pages of the document. */
export function setPages(target: PDFDocument, pages: readonly ImportedPage[]): void {
  const { context, catalog } = target
  const Parent = PDFName.of('Parent')
  let level: Node[] = pages.map(({ ref, leaf }) => ({ ref, dict: leaf, count: 1 }))
  do {
    const above: Node[] = []
    for (let at = 0; at < Math.max(1, level.length); at += WIDTH) {
      const kids = level.slice(at, at + WIDTH)
      const count = kids.reduce((sum, kid) => sum + kid.count, 0)
      const dict = context.obj({ Type: 'Pages', Kids: kids.map((kid) => kid.ref), Count: count }) as PDFDict
      const ref = context.register(dict)
      for (const kid of kids) kid.dict.set(Parent, ref)
      above.push({ ref, dict, count })
    }
    level = above
  } while (level.length > 1)
  const old = catalog.get(PDFName.of('Pages'))
  if (level[0]) catalog.set(PDFName.of('Pages'), level[0].ref)
  if (old) context.delete(old as PDFRef)
}
