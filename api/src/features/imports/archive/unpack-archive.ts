import { eq } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { documents } from '../../../kernel/db/schema/index.ts'
import { inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { fileKey } from '../../../kernel/files/keys.ts'
import { receiveFile } from '../../../kernel/files/receive.ts'
import { record } from '../../../kernel/journal.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import { addDocument } from '../add-document.ts'
import { documentById, type DocumentRecord, sameBytes } from '../queries.ts'
import { type ArchiveLimits, BadArchive, unpack, type Unpacked } from './unpack.ts'

const ENTRIES = 2000
/** All files of an archive together, in sizes of the largest file accepted. */
const TIMES_LARGEST = 5

/**
 * Every file of the archive becomes a document of its own, under the folders it had; the archive is kept as received. The bytes are
 * stored first, then one transaction lists them all: stopped half-way, the job begins again and finds what it has already stored.
 */
export async function unpackArchive(deps: Deps, document: DocumentRecord): Promise<void> {
  const { authorityId, sha256 } = document
  const { maxUploadBytes } = deps.config
  const limits: ArchiveLimits = {
    entries: ENTRIES,
    totalBytes: TIMES_LARGEST * maxUploadBytes,
    fileBytes: maxUploadBytes,
  }
  const local = await deps.store.localPath(fileKey(authorityId, sha256))
  try {
    const entries = await unpack(local.path, limits, (stream, maxBytes) =>
      receiveFile(deps.store, { authorityId, stream, maxBytes }),
    )
    await list(deps, document, entries)
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    await refuse(deps, document, error)
  } finally {
    await local.release()
  }
}

async function list(deps: Deps, document: DocumentRecord, entries: readonly Unpacked[]): Promise<void> {
  const { id, authorityId, meetingId, name } = document
  const folder = name.replace(/\.zip$/iu, '')
  await change(deps, document, async (sql) => {
    await sql
      .update(documents)
      .set({ state: 'READY', format: 'ZIP', container: 'ARCHIVE' })
      .where(eq(documents.id, id))
    for (const { path, received, refusal } of entries) {
      const twin = received && (await sameBytes(sql, meetingId, received.sha256))
      if (twin) continue
      await addDocument(deps, sql, {
        authorityId,
        meetingId,
        sourceId: id,
        path: `${folder}/${path}`,
        // Without bytes of its own a refused entry shows those of the archive.
        file: received ?? { sha256: document.sha256, bytes: 0 },
        refusal,
      })
    }
    const files = entries.filter(({ refusal }) => !refusal).length
    await journalise(deps, sql, document, 'document.unpacked', { files, refused: entries.length - files })
  })
}

const refuse = (deps: Deps, document: DocumentRecord, { refusal }: BadArchive): Promise<void> =>
  change(deps, document, async (sql) => {
    await sql
      .update(documents)
      .set({ state: 'REFUSED', format: 'ZIP', refusal })
      .where(eq(documents.id, document.id))
    await journalise(deps, sql, document, 'document.refused', { refusal })
  })

async function change(
  deps: Deps,
  { id, authorityId, meetingId }: DocumentRecord,
  work: (sql: Sql) => Promise<void>,
) {
  await inTx(deps, { authorityId }, async (sql) => {
    await lockMeeting(sql, meetingId)
    if ((await documentById(sql, id)).state !== 'RECEIVED') return
    await work(sql)
    await announce(sql, authorityId, { topic: 'documents', meetingId })
  })
}

const journalise = (
  deps: Deps,
  sql: Sql,
  { id, authorityId, meetingId, sha256 }: DocumentRecord,
  action: string,
  facts: object,
): Promise<void> =>
  record(sql, { authorityId }, deps.clock.now(), {
    action,
    subject: 'document',
    subjectId: id,
    facts: { meetingId, sha256, ...facts },
  })
