import { sketched, sheetsOf, contentNumber, FONT, objectsOf, pageNumber, type Sheet } from './sketch.ts'
import { flate, writePdf } from './write.ts'

/** Pages of unusual shape or content; each maker gives a sound file. */

export const plain = (pages = 3, word = 'Feuille'): Buffer => sketched({ sheets: sheetsOf(pages, word) })

export const shaped = (sheet: Omit<Sheet, 'text'>, text = 'Forme'): Buffer =>
  sketched({ sheets: [{ ...sheet, text }] })

export const turned = (degrees: number): Buffer => shaped({ entries: `/Rotate ${degrees}` })

/** The visible part starts elsewhere than at the origin. */
export const cropped = (rotate = 0): Buffer =>
  shaped({
    size: [700, 900],
    corner: [-50, -30],
    entries: `/CropBox [40 60 540 760] /Rotate ${rotate}`,
  })

export const userUnit = (): Buffer => shaped({ size: [300, 400], entries: '/UserUnit 2' })

/** Leaves the drawing state moved and open. */
export const openState = (): Buffer => shaped({ drawing: 'q q 0.5 0 0 0.5 100 100 cm 1 0 0 rg' })

/** Closes more than it opened. */
export const closedTwice = (): Buffer => shaped({ drawing: 'Q Q 2 0 0 2 30 30 cm' })

/** Resources, size and rotation sit on the parent only. */
export function inheriting(): Buffer {
  const objects = objectsOf({
    sheets: [{ text: 'Herite un' }, { text: 'Herite deux', entries: '/Rotate 0' }],
    pages: `/MediaBox [0 0 400 600] /Rotate 90 /Resources << /Font << /F1 ${FONT} 0 R >> >>`,
  })
  for (const page of [1, 2]) {
    const rotate = page === 2 ? '/Rotate 0' : ''
    objects.set(
      pageNumber(page),
      `<< /Type /Page /Parent 2 0 R /Contents ${contentNumber(page)} 0 R ${rotate} >>`,
    )
  }
  return writePdf(objects)
}

/** Many content streams, cut in the middle of the work; the first one is empty. */
export function manyContents(count = 40): Buffer {
  const pieces = Array.from({ length: count }, (_, i) => 300 + i)
  const list = pieces.map((number) => `${number} 0 R`).join(' ')
  const more = Object.fromEntries(
    pieces.map((number, i) => {
      const word = i === count / 2 ? 'BT /F1 20 Tf 100 400 Td (Morceaux) Tj ET' : ''
      return [number, i === 0 ? flate('') : flate(`${i % 2 ? 'q' : 'Q'} ${i * 10} 20 8 8 re f ${word}`)]
    }),
  )
  return sketched({ sheets: [{ text: 'x', entries: `/Contents [${list}]` }], more })
}

/** Inline images whose data hold the marks that end them, and things that look like operators. */
export const inlineImages = (): Buffer =>
  shaped({
    drawing: [
      'q 80 0 0 80 100 100 cm BI /W 4 /H 4 /BPC 8 /CS /G ID \x00 EIQ q Q\x10EI\x00\x80\xff EI Q',
      'q 80 0 0 80 300 100 cm BI /W 2 /H 2 /BPC 8 /CS /RGB ID EI)(<<>> Q EI Q',
    ].join('\n'),
  })

/** One page for each size a folder may hold, from a ticket to a plan. */
export const allSizes = (): Buffer =>
  sketched({
    sheets: (
      [
        [120, 80],
        [595, 842],
        [842, 595],
        [1191, 842],
        [2384, 3370],
        [14400, 200],
      ] as const
    ).map((size, i) => ({
      text: `Format ${i + 1}`,
      size,
    })),
  })
