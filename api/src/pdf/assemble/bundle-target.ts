import type { StreamTarget } from '../body/copying.ts'
import { moveFields } from '../body/text.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'

/** Puts the streams of a document into the bundle as they are met; its object n becomes `base` + n. */
export const bundleTarget = (
  { out, place }: PdfWriter,
  base: number,
  signal?: AbortSignal,
): StreamTarget => ({
  open: (number, head) => {
    place(base + number, out.position())
    moveFields(head.bytes, head.fields, base)
    out.put(head.bytes.subarray(0, head.length))
  },
  data: (piece) => out.put(piece),
  range: ({ file }, offset, length) => out.range(file, offset, length),
  close: () => out.put('\nendstream\nendobj\n'),
  full: () => out.full(),
  drain: () => {
    signal?.throwIfAborted()
    return out.drain()
  },
})
