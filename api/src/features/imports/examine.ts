import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Refusal } from '@hemicycle/domain'
import type { ExtractedDocument } from '../../extraction/index.ts'
import type { DocumentNote } from '../../kernel/db/schema/index.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import type { Inspection } from '../../pdf/index.ts'
import type { DocumentRecord } from './queries.ts'
import { howToRead } from './read/readers.ts'

export interface Examined {
  readonly refusal: Refusal | null
  /** The derived copy, stored beside the original, when the original cannot be assembled as it is. */
  readonly readable: Received | null
  readonly extracted: ExtractedDocument | null
  readonly pages: number
  readonly notes: readonly DocumentNote[]
}

/** Makes a PDF of a file at `out`; a refusal says why it cannot be. */
export type MakePdf = (path: string, out: string) => Promise<Refusal | null>

/**
 * Inspects, derives a readable copy if needed, reads the fields: each in a worker with limits, so no file can stop the others. Files
 * that are no PDF give one by `makePdf` first; when none can be made, their text is still read where the format allows it.
 */
export async function examine(
  deps: Deps,
  authorityId: string,
  document: Pick<DocumentRecord, 'sha256' | 'name'>,
  makePdf: MakePdf | null = null,
): Promise<Examined> {
  const local = await deps.store.localPath(fileKey(authorityId, document.sha256))
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-'))
  try {
    const how = { ...(await howToRead(deps, authorityId)), fileName: document.name }
    const source = makePdf ? join(folder, 'converted.pdf') : local.path
    const failure = makePdf ? await makePdf(local.path, source) : null
    if (failure)
      return { ...refused(failure), extracted: await deps.pool.extract(local.path, how).catch(() => null) }
    const copy = join(folder, 'readable.pdf')
    const inspection = await deps.pool.inspect(source)
    if (inspection.verdict === 'REFUSED') return refused(inspection.refusal ?? 'DAMAGED')
    const derived = inspection.derivation !== 'none'
    if (derived) await deps.pool.normalise(source, copy)
    const best = derived ? copy : source
    const readable = best === local.path ? null : await keep(deps, authorityId, best)
    const extracted = await deps.pool.extract(best, how).catch(() => null)
    const notes = notesOf(inspection, extracted, makePdf !== null)
    return { refusal: null, readable, extracted, pages: inspection.pages, notes }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await local.release()
  }
}

const keep = (deps: Deps, authorityId: string, path: string): Promise<Received> =>
  receiveFile(deps.store, {
    authorityId,
    stream: createReadStream(path),
    maxBytes: deps.config.maxUploadBytes * 4,
  })

const refused = (refusal: Refusal): Examined => ({
  refusal,
  readable: null,
  extracted: null,
  pages: 0,
  notes: [],
})

function notesOf(
  { verdict, encrypted, signed }: Inspection,
  extracted: ExtractedDocument | null,
  converted: boolean,
): DocumentNote[] {
  const notes: [DocumentNote, boolean][] = [
    ['REPAIRED', verdict === 'REPAIRED' && !converted],
    ['UNPROTECTED', encrypted],
    ['SIGNED', signed],
    ['NO_TEXT', extracted !== null && !extracted.hasText],
    ['CONVERTED', converted],
  ]
  return notes.filter(([, present]) => present).map(([note]) => note)
}
