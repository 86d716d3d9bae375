import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Refusal } from '@hemicycle/domain'
import type { ExtractedDocument } from '../../extraction/index.ts'
import type { Deps } from '../../kernel/deps.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import type { Inspection } from '../../pdf/index.ts'
import type { DocumentRecord } from './queries.ts'

export interface Examined {
  readonly refusal: Refusal | null
  readonly inspection: Inspection | null
  /** The derived copy, stored beside the original, when the original cannot be assembled as it is. */
  readonly readable: Received | null
  readonly extracted: ExtractedDocument | null
  readonly pages: number
}

/** Inspects, derives a readable copy if needed, reads the fields: each in a worker with limits, so no file can stop the others. */
export async function examine(deps: Deps, authorityId: string, document: DocumentRecord): Promise<Examined> {
  const local = await deps.store.localPath(fileKey(authorityId, document.sha256))
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-'))
  try {
    const copy = join(folder, 'readable.pdf')
    const inspection = await deps.pool.inspect(local.path)
    if (inspection.verdict === 'REFUSED') return refused(inspection, inspection.refusal ?? 'DAMAGED')
    const derived = inspection.derivation !== 'none'
    if (derived) await deps.pool.normalise(local.path, copy)
    const readable = derived
      ? await receiveFile(deps.store, {
          authorityId,
          stream: createReadStream(copy),
          maxBytes: deps.config.maxUploadBytes * 4,
        })
      : null
    const extracted = await deps.pool.extract(derived ? copy : local.path).catch(() => null)
    return { refusal: null, inspection, readable, extracted, pages: inspection.pages }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await local.release()
  }
}

const refused = (inspection: Inspection, refusal: Refusal): Examined => ({
  refusal,
  inspection,
  readable: null,
  extracted: null,
  pages: 0,
})
