import type { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

export interface ZipEntry {
  readonly name: string
  readonly date: Date
  /** Called when its turn comes: one content at a time is open. */
  open(): Promise<Readable>
}

/** A ZIP made as it is read. PDFs are compressed inside already: they are kept as they are. Up to 4 GiB, as the plain format goes. */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    made.push(chunk)
  })
  for (const { name, date, open } of entries) {
    const file = new ZipPassThrough(name)
    file.mtime = date
    zip.add(file)
    for await (const chunk of await open()) {
      file.push(chunk as Uint8Array)
      yield* made.splice(0)
    }
    file.push(new Uint8Array(0), true)
  }
  zip.end()
  yield* made.splice(0)
}
