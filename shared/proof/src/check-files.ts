import { FILES } from './dossier.ts'
import { fault, type Finding, orSound } from './finding.ts'
import { fingerprintOf, type Bytes, type Sha256, textOf } from './hash.ts'

export type DossierFiles = ReadonlyMap<string, Bytes>

/** What a dossier cannot do without. */
const REQUIRED = [FILES.proof, FILES.manifest, FILES.leaves, FILES.hashes, FILES.root, FILES.sums]

export const missingFiles = (files: DossierFiles): string[] => REQUIRED.filter((name) => !files.has(name))

/** Every file against the list of fingerprints: altered, missing, or not of this dossier. */
export async function checkFiles(sha256: Sha256, files: DossierFiles): Promise<Finding[]> {
  const listed = readSums(textOf(files.get(FILES.sums) ?? new Uint8Array(0)))
  const faults: Finding[] = []
  for (const [name, expected] of listed) {
    const bytes = files.get(name)
    if (!bytes) faults.push(fault('FILE_MISSING', name))
    else if ((await fingerprintOf(sha256, bytes)) !== expected) faults.push(fault('FILE_ALTERED', name))
  }
  for (const name of files.keys())
    if (name !== FILES.sums && !listed.has(name)) faults.push(fault('FILE_FOREIGN', name))
  return orSound(faults, 'FILES_SOUND', String(listed.size))
}

/** The lines that `sha256sum` writes and reads. */
export function readSums(text: string): Map<string, string> {
  const lines = text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)
  return new Map([...lines].map(([, hash = '', name = '']) => [name, hash]))
}
