import { closeSync, openSync, readSync } from 'node:fs'
import type { StoredBody } from '../body/store.ts'
import { FIELD, moveFields } from '../body/text.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'

/** Copies the streams of a kept body into the bundle: bytes as they are, numbers moved on the way. */
export async function copyStored(
  { out, place }: PdfWriter,
  path: string,
  { streams, places, fields }: StoredBody,
  base: number,
  signal?: AbortSignal,
): Promise<void> {
  const start = out.position()
  for (let i = 0; i < places.length; i += 2) place(base + (places[i] ?? 0), start + (places[i + 1] ?? 0))
  const file = openSync(path, 'r')
  let field = 0
  try {
    for (let at = 0; at < streams;) {
      const room = out.room()
      let end = at + Math.min(room.length, streams - at)
      let next = field
      while (next < fields.length && (fields[next] as number) < end) next++
      // A number is never cut in two.
      const last = fields[next - 1] ?? 0
      if (next > field && last + FIELD > end) {
        end = last
        next--
      }
      if (end === at) out.flush()
      else {
        const read = readSync(file, room, 0, end - at, at)
        if (read !== end - at) throw new Error('a kept body is cut short')
        moveFields(room, fields.subarray(field, next), base, at)
        out.took(read)
        field = next
        at = end
      }
      if (out.full()) await out.drain()
      signal?.throwIfAborted()
    }
  } finally {
    closeSync(file)
  }
}
