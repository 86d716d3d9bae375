import type { Body, Lane } from '../body/body.ts'
import { moveFields } from '../body/text.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'

/** How hard object streams are compressed. */
const [SMALL, FAST] = [4, 1]

/** Puts small objects of a body into object streams of the bundle. */
export interface Packs {
  /** What its pages are shown with; of numbers from `from`, up to but not `to`. */
  shown(which?: Which): Promise<void>
  structure(): Promise<void>
}

interface Which {
  readonly from?: number
  readonly to?: number
}

/** Moves the numbers of the small objects of a body, once; `rename` changes the text of an element of structure. */
export function packsOf(
  pdf: PdfWriter,
  { lanes: [shown, structure] }: Body,
  base: number,
  rename: ((element: Buffer) => Buffer) | null,
): Packs {
  for (const lane of [shown, structure]) moveFields(textOf(lane), lane.fields, base)
  return {
    shown: (which) => packLane(pdf, shown, base, { level: SMALL, ...which }),
    // Large and read by few: packed fast rather than small.
    structure: () => packLane(pdf, structure, base, { level: FAST, rename }),
  }
}

interface How extends Which {
  readonly level: number
  readonly rename?: ((element: Buffer) => Buffer) | null
}

// What comes from another thread is bytes without the methods of buffers.
const textOf = ({ bytes }: Lane): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

async function packLane(
  pdf: PdfWriter,
  lane: Lane,
  base: number,
  { level, rename, from: first = 0, to: end = Infinity }: How,
): Promise<void> {
  const { bytes, starts } = lane
  const text = textOf(lane)
  for (let i = 0; i < starts.length; i += 2) {
    const [number, from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0, starts[i + 3] ?? bytes.length]
    if (number < first || number >= end) continue
    if (rename) {
      const renamed = rename(text.subarray(from, to))
      pdf.packPart(base + number, renamed, 0, renamed.length, level)
    } else pdf.packPart(base + number, bytes, from, to, level)
  }
  pdf.closeParts(level)
  await pdf.settle()
}
