import type { Body, Lane } from '../body/body.ts'
import { moveFields } from '../body/text.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'

/** How hard object streams are compressed. */
const [SMALL, FAST] = [4, 1]

/** Puts small objects of a body into object streams of the bundle. */
export interface Packs {
  /** What its pages are shown with. */
  shown(): Promise<void>
  /** The same from its last page to its first. */
  shownBackwards(): Promise<void>
  structure(): Promise<void>
}

/** `rename` changes the text of an element of structure. */
export function packsOf(
  pdf: PdfWriter,
  { lanes: [shown, structure] }: Body,
  base: number,
  rename: ((element: Buffer) => Buffer) | null,
): Packs {
  return {
    shown: () => packLane(pdf, shown, base, { level: SMALL }),
    shownBackwards: () => packLane(pdf, shown, base, { level: SMALL, backwards: true }),
    // Large and read by few: packed fast rather than small.
    structure: () => packLane(pdf, structure, base, { level: FAST, rename }),
  }
}

interface How {
  readonly level: number
  readonly backwards?: boolean
  readonly rename?: ((element: Buffer) => Buffer) | null
}

async function packLane(
  pdf: PdfWriter,
  { bytes, fields, starts }: Lane,
  base: number,
  { level, backwards, rename }: How,
): Promise<void> {
  // What comes from another thread is bytes without the methods of buffers.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  moveFields(text, fields, base)
  for (let at = 0; at < starts.length; at += 2) {
    const i = backwards ? starts.length - 2 - at : at
    const [number, from, to] = [base + (starts[i] ?? 0), starts[i + 1] ?? 0, starts[i + 3] ?? bytes.length]
    if (rename) {
      const renamed = rename(text.subarray(from, to))
      pdf.packPart(number, renamed, 0, renamed.length, level)
    } else pdf.packPart(number, bytes, from, to, level)
  }
  pdf.closeParts(level)
  await pdf.settle()
}
