import type { Body, Lane } from '../body/body.ts'
import { moveFields } from '../body/text.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'

/** How hard object streams are compressed. */
const [SMALL, FAST] = [4, 1]

/** Puts the small objects of a body into object streams of the bundle. `rename` changes the text of an element of structure. */
export async function packLanes(
  pdf: PdfWriter,
  { lanes: [shown, structure] }: Body,
  base: number,
  rename: ((element: Buffer) => Buffer) | null,
): Promise<void> {
  // The structure is large and read by few: packed fast rather than small, and first, so as not to stand between a page and what it needs.
  await packLane(pdf, structure, base, FAST, rename)
  await packLane(pdf, shown, base, SMALL, null)
}

async function packLane(
  pdf: PdfWriter,
  { bytes, fields, starts }: Lane,
  base: number,
  level: number,
  rename: ((element: Buffer) => Buffer) | null,
): Promise<void> {
  // What comes from another thread is bytes without the methods of buffers.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  moveFields(text, fields, base)
  for (let i = 0; i < starts.length; i += 2) {
    const [number, from, to] = [base + (starts[i] ?? 0), starts[i + 1] ?? 0, starts[i + 3] ?? bytes.length]
    if (rename) {
      const renamed = rename(text.subarray(from, to))
      pdf.packPart(number, renamed, 0, renamed.length, level)
    } else pdf.packPart(number, bytes, from, to, level)
  }
  pdf.closeParts(level)
  await pdf.settle()
}
