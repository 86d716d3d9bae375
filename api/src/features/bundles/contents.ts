import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import type { LocalFile } from '../../kernel/files/store.ts'
import type { BundleDocument } from '../../pdf/index.ts'
import type { DocumentRecord } from '../agenda/queries.ts'

/** Where the engine finds a content: the file itself, or the body that a former assembly made of it. */
export type Content = Pick<BundleDocument, 'path' | 'body' | 'pages'>
export interface Contents {
  of(document: DocumentRecord): Content
  /** After a failure: a body that a power cut has spoilt is made again the next time. */
  forget(): Promise<void>
  release(): Promise<void>
}

const MOST_BYTES = 8 * 2 ** 30
const IN_USE_MS = 3_600_000

/** What the bundle is made from: the original, or its readable copy. */
export const contentOf = ({ readableSha256, sha256 }: DocumentRecord): string => readableSha256 ?? sha256

/**
 * Contents for one assembly. Bodies are kept in the data folder of this machine and not in the file store: with S3 it is the way
 * from the store that costs, and a body found here spares it. Pictures are made smaller once, when `light` is first asked for. Pieces of a cahier are cut out of the cahier itself.
 */
export async function borrowContents(
  deps: Deps,
  authorityId: string,
  documents: readonly DocumentRecord[],
  light = false,
): Promise<Contents> {
  // Only here: what does not assemble does not load the engine.
  const { bodyName } = await import('../../pdf/index.ts')
  const folder = join(deps.config.dataDir, 'bodies', authorityId)
  await mkdir(folder, { recursive: true })
  const local = new Map<string, LocalFile>()
  const bodyOf = (sha256: string) => join(folder, bodyName(sha256, light))
  const release = async () => {
    await Promise.allSettled([...local.values()].map((file) => file.release()))
    await sweep(folder)
  }
  try {
    for (const document of documents) {
      const sha256 = contentOf(document)
      const found = pieceOf(document) === null && (await touch(bodyOf(sha256)))
      if (found || local.has(sha256)) continue
      local.set(sha256, await deps.store.localPath(fileKey(authorityId, sha256)))
    }
  } catch (error) {
    await release()
    throw error
  }
  return {
    of: (document) => {
      const [sha256, pages] = [contentOf(document), pieceOf(document)]
      const path = local.get(sha256)?.path ?? ''
      return pages ? { path, pages } : { path, body: bodyOf(sha256) }
    },
    forget: async () => {
      for (const document of documents) await rm(bodyOf(contentOf(document)), { force: true })
    },
    release,
  }
}

const pieceOf = ({ firstPage, lastPage }: DocumentRecord) =>
  firstPage !== null && lastPage !== null ? { first: firstPage, last: lastPage } : null

/** Whether the body is there; if so it will not be swept away under the assembly. */
async function touch(path: string): Promise<boolean> {
  const now = new Date()
  return utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

/** Bodies can be made again at any time: past a size, those that nobody has used lately go. */
async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      facts: await stat(join(folder, name)).catch(() => null),
    })),
  )
  const oldestLast = found
    .flatMap(({ path, facts }) => (facts ? [{ path, bytes: facts.size, used: facts.mtimeMs }] : []))
    .sort((a, b) => b.used - a.used)
  let total = 0
  for (const { path, bytes, used } of oldestLast) {
    total += bytes
    if (total > MOST_BYTES && Date.now() - used > IN_USE_MS) await rm(path, { force: true })
  }
}
