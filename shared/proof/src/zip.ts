import { unzipSync } from 'fflate'
import type { DossierFiles } from './check-files.ts'
import type { Bytes } from './hash.ts'

/** A dossier has no bigger file than its lines; what claims to be bigger was made to fill the memory. */
const MOST_BYTES = 500_000_000

/** The files of a ZIP by name; folders are left out. Throws when it is not a ZIP. */
export function readZip(bytes: Uint8Array): DossierFiles {
  let total = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      total += originalSize
      if (total > MOST_BYTES) throw new RangeError('too large')
      return !name.endsWith('/')
    },
  })
  return new Map(Object.entries(files).map(([name, content]) => [name, content as Bytes]))
}
