import { markText } from '../stamp/words.ts'
import type { BundleResult, BundleSpec } from '../types.ts'
import { pagesOf, type Placed, type PlacedItem } from './places.ts'
import type { Sheet } from './sheet.ts'

/** Words before the folio that lead back to the list. */
const BACK = 'Sommaire'

/** All pages of the bundle in the order of reading, with the marks each one gets. `blank` makes an empty page. */
export function sheetsOf(
  { cover, stamp, printAgenda }: BundleSpec,
  front: Placed | null,
  items: readonly PlacedItem[],
  places: BundleResult['items'],
  blank: () => Sheet,
): Sheet[] {
  const sheets: Sheet[] = []
  const back = front && printAgenda !== false ? BACK : null
  const add = ({ body, base }: Placed, headOf: (page: number) => string | null, words: string | null) =>
    body.pages.forEach((page, i) => {
      const first = sheets.length === 0 && cover
      const folio = stamp.folio && !first ? String(sheets.length + 1) : null
      sheets.push({ page, base, marks: { head: headOf(i), folio, back: words } })
    })
  if (front) add(front, () => null, null)
  items.forEach((entry, index) => {
    const pages = pagesOf(entry)
    while (sheets.length + 1 < (places[index]?.firstPage ?? 0)) sheets.push(blank())
    let before = 0
    for (const document of entry.documents) {
      const start = before + 1
      const head = (page: number) =>
        stamp.left ? markText(stamp.left, entry.item.number, start + page, pages) : null
      add(document, head, back)
      before += document.body.pages.length
    }
  })
  return sheets
}

/** The back of a right-hand page with nothing to say. */
export const blankSheet = (number: number): Sheet => ({
  page: {
    number,
    entries: '/MediaBox[0 0 595.28 841.89]/Resources<<>>',
    contents: [],
    annots: '',
    shape: { box: [0, 0, 595.28, 841.89], turn: 0, unit: 1 },
    before: 0,
    after: 0,
    busy: null,
    font: '',
  },
  base: 0,
  marks: { head: null, folio: null, back: null },
})
