import { textString } from '../syntax/write.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'

export interface Bookmark {
  readonly title: string
  /** /Dest, and more if need be. */
  readonly entries: string
  readonly children: readonly Bookmark[]
  readonly open: boolean
}

interface Level {
  readonly first: number
  readonly last: number
  /** Bookmarks shown when the level is. */
  readonly shown: number
}

/** Writes the bookmarks (ISO 32000-1, 12.3.3); returns the number of the outline, or null when there is none. */
export function writeOutline(pdf: PdfWriter, bookmarks: readonly Bookmark[]): number | null {
  if (bookmarks.length === 0) return null
  const root = pdf.reserve()
  const { first, last, shown } = writeLevel(pdf, bookmarks, root)
  pdf.pack(root, `<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${shown}>>`)
  pdf.closePack()
  return root
}

function writeLevel(pdf: PdfWriter, bookmarks: readonly Bookmark[], parent: number): Level {
  const first = pdf.reserve(bookmarks.length)
  let shown = bookmarks.length
  bookmarks.forEach(({ title, entries, children, open }, i) => {
    const number = first + i
    const kin = [
      i > 0 ? `/Prev ${number - 1} 0 R` : '',
      i < bookmarks.length - 1 ? `/Next ${number + 1} 0 R` : '',
    ]
    if (children.length > 0) {
      const below = writeLevel(pdf, children, number)
      if (open) shown += below.shown
      kin.push(`/First ${below.first} 0 R/Last ${below.last} 0 R/Count ${open ? below.shown : -below.shown}`)
    }
    pdf.pack(number, `<</Title ${textString(title)}/Parent ${parent} 0 R${kin.join('')}${entries}>>`)
  })
  return { first, last: first + bookmarks.length - 1, shown }
}
