import { PDFHexString, PDFName, type PDFDict, type PDFDocument, type PDFObject, type PDFRef } from 'pdf-lib'

export interface Bookmark {
  readonly title: string
  readonly destination: PDFObject
  readonly children?: readonly Bookmark[]
  readonly open?: boolean
}

/** Writes the bookmarks of a document (ISO 32000-1, 12.3.3), replacing those it may have. */
export function setOutline(target: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return
  const { context, catalog } = target
  const root = context.nextRef()
  const { first, last, count } = addLevel(target, bookmarks, root)
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: count }))
  catalog.set(PDFName.of('Outlines'), root)
}

function addLevel(target: PDFDocument, bookmarks: readonly Bookmark[], parent: PDFRef) {
  const { context } = target
  const refs = bookmarks.map(() => context.nextRef())
  let count = 0
  bookmarks.forEach(({ title, destination, children = [], open = false }, i) => {
    const ref = refs[i] as PDFRef
    const entry = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: destination,
    }) as PDFDict
    const [previous, next] = [refs[i - 1], refs[i + 1]]
    if (previous) entry.set(PDFName.of('Prev'), previous)
    if (next) entry.set(PDFName.of('Next'), next)
    count++
    if (children.length > 0) {
      const level = addLevel(target, children, ref)
      entry.set(PDFName.of('First'), level.first)
      entry.set(PDFName.of('Last'), level.last)
      entry.set(PDFName.of('Count'), context.obj(open ? level.count : -children.length))
      if (open) count += level.count
    }
    context.assign(ref, entry)
  })
  return { first: refs[0] as PDFRef, last: refs[refs.length - 1] as PDFRef, count }
}
