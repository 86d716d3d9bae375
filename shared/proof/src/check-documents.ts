import type { SentManifest } from './dossier.ts'
import { fault, type Finding, sound } from './finding.ts'
import { type Bytes, fingerprintOf, type Sha256 } from './hash.ts'

export interface GivenDocument {
  readonly name: string
  readonly bytes: Bytes
}

/** Under what title each file was sent, by its fingerprint. */
function sentFiles(manifest: SentManifest): Map<string, string> {
  return new Map([
    ...manifest.items.flatMap((item) =>
      item.documents.map(
        ({ name, sha256 }) => [sha256, [item.number, name].filter(Boolean).join(', ')] as const,
      ),
    ),
    [manifest.agenda.sha256, 'ordre du jour'],
    [manifest.bundle.sha256, 'cahier de la séance'],
  ])
}

/** Whether each of these files, byte for byte, is one of those that were sent. */
export async function checkDocuments(
  sha256: Sha256,
  manifest: SentManifest,
  documents: readonly GivenDocument[],
): Promise<Finding[]> {
  const sent = sentFiles(manifest)
  return Promise.all(
    documents.map(async ({ name, bytes }) => {
      const title = sent.get(await fingerprintOf(sha256, bytes))
      return title === undefined
        ? fault('DOCUMENT_FOREIGN', name)
        : sound('DOCUMENT_SOUND', `${name} : ${title}`)
    }),
  )
}
