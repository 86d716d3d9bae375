import type { StoredBody } from '../body/store.ts'
import { openBytes } from '../source/bytes.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import type { Readable } from '../write/readable.ts'

/** Copies the streams of a kept body into the bundle: bytes as they are, numbers moved on the way. Returns what they are read from. */
export function copyStored(
  { out, place }: PdfWriter,
  path: string,
  { streams, places, fields }: StoredBody,
  base: number,
): Readable {
  const start = out.position()
  for (let i = 0; i < places.length; i += 2) place(base + (places[i] ?? 0), start + (places[i + 1] ?? 0))
  const file = openBytes(path)
  out.range(file, 0, streams, { fields, base })
  file.close()
  return file
}
